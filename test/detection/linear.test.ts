import { expect, test } from "vitest";
import { compileRules } from "../../src/detection/compile.ts";
import type { Form, Part } from "../../src/detection/form.ts";
import { endOf, patternOf, widthOf } from "../../src/detection/pattern.ts";
import type { Rule } from "../../src/detection/rule.ts";
import { sampleInPlaceOf } from "../../src/detection/sample.ts";
import { providers } from "../../src/providers/index.ts";
import { stepsOf } from "./counting-matcher.ts";

/** The parts of a form that a pattern is derived from. Every other kind is read by a walk over the characters. */
function partsOf(form: Form): readonly Part[] | undefined {
  switch (form.kind) {
    case "token":
      return form.parts;
    case "framed":
      return [...form.before, ...form.value, ...form.after];
    case "assigned":
    case "contextual":
      return form.value;
    case "basic":
      return form.before;
    default:
      return undefined;
  }
}

const rules: readonly Rule[] = providers.flatMap((provider) => provider.rules);
const patterned = rules.filter(({ form }) => partsOf(form) !== undefined);

/** Texts that a pattern reads nearly to the end, and then refuses. */
function nearMissesOf({ form }: Rule): readonly string[] {
  const refused = "\u0000";
  return [0, 1, 2].flatMap((seed) => {
    const { credential, value } = sampleInPlaceOf({ form }, seed);
    const text = form.kind === "framed" || form.kind === "basic" ? value : credential;
    const half = text.slice(0, text.length / 2);
    return [
      `${text}A`,
      `${text}0`,
      `${text.slice(0, -1)}${refused}`,
      `${half}${refused}${text.slice(half.length)}`,
      half.repeat(4),
      text.repeat(3),
      text.charAt(text.length - 1).repeat(text.length * 2),
    ];
  });
}

test("most rules have a derived pattern", () => {
  expect(patterned.length).toBeGreaterThan(1000);
});

/**
 * The counting matcher refuses all that could repeat a repetition. What is left are alternatives: each is read once more
 * where the one before it fails, which multiplies by a number that depends on the pattern alone.
 */
test.each(patterned)("$id reads each character of a near miss a few times at most", (rule) => {
  const parts = partsOf(rule.form) ?? [];
  const source = patternOf(parts) + endOf(parts);
  const reach = widthOf(parts).max + 1;
  for (const text of nearMissesOf(rule)) {
    const read = Math.min(text.length, reach) + source.length;
    expect(stepsOf(source, text), text).toBeLessThan(6 * read);
  }
});

test("no pattern looks further than the stretch around its anchor that is cut out for it", () => {
  for (const { length, reach } of compileRules(rules).waiting) {
    expect(length).toBeGreaterThan(0);
    expect(reach.before).toBeLessThan(16_384);
    expect(reach.after).toBeLessThan(100_000);
  }
});

test.each(["a*", "a+", "a{2,}", "(?:a{1,3}){2}", "(?:ab){2}", "(a)", "a?", ".", "\\w", "^a"])(
  "the counting matcher refuses what could be slow: %s",
  (source) => {
    expect(() => stepsOf(source, "aaaa")).toThrow();
  },
);

test("the counting matcher sees a pattern that goes back again and again", () => {
  const two = "[a]{1,50}[a]{1,50}[a]{1,50}b";
  expect(stepsOf(two, "a".repeat(150))).toBeGreaterThan(150 * 100);
});
