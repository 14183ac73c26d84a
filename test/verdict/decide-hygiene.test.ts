import { expect, test } from "vitest";
import type { HygieneCheck, HygieneFinding } from "../../src/hygiene/check.ts";
import { defaultPolicy } from "../../src/policy/policy.ts";
import { decideHygiene, type HygieneInput } from "../../src/verdict/decide-hygiene.ts";

function check(id: string, ...findings: HygieneFinding[]): HygieneCheck {
  return {
    id,
    title: id,
    why: "It leaks.",
    fix: "Mend it.",
    defaultLevel: "block",
    leadsToSecret: true,
    wants: () => false,
    run: () => (findings.length === 0 ? { state: "pass" } : { state: "fail", findings }),
  };
}

const touched = { path: "touched", message: "wrong" };
const older = { path: "older", message: "wrong" };
const big = { what: "compose.yml", why: "it has more than 256 KB", harmless: false };

function decide(fields: Partial<HygieneInput>) {
  return decideHygiene({
    policy: defaultPolicy,
    checks: [],
    facts: { paths: [], changedPaths: new Set(["touched"]), contents: new Map() },
    notExamined: [],
    notes: [],
    ...fields,
  });
}

const levels = (level: "off" | "warn" | "block") => ({ ...defaultPolicy, hygiene: { a: level } });

test.each<[string, Partial<HygieneInput>, string]>([
  ["all checks hold", { checks: [check("a")] }, "success"],
  ["one fails in a file the change touches", { checks: [check("a", touched)] }, "failure"],
  ["one fails by something minor", { checks: [check("a", { ...touched, isMinor: true })] }, "neutral"],
  ["one fails, and the policy warns", { checks: [check("a", touched)], policy: levels("warn") }, "neutral"],
  ["one fails, and the policy has it off", { checks: [check("a", touched)], policy: levels("off") }, "success"],
  ["one fails in a file the change leaves alone", { checks: [check("a", older)] }, "success"],
  ["a file could not be read", { checks: [check("a")], notExamined: [big] }, "neutral"],
  [
    "the same, under incomplete: block",
    { notExamined: [big], policy: { ...defaultPolicy, incomplete: "block" } },
    "failure",
  ],
])("%s", (_, fields, expected) => {
  expect(decide(fields).conclusion).toBe(expected);
});

test("what the change introduced is told apart from what was there before", () => {
  const { results, passed } = decide({ checks: [check("a", touched, older), check("b")] });
  expect(results).toMatchObject([{ level: "block", introduced: [touched], before: [older] }]);
  expect(passed.map(({ id }) => id)).toEqual(["b"]);
});

test("what was not examined is told with its reason", () => {
  expect(decide({ notExamined: [big], notes: ["A note."] }).notes).toEqual([
    "A note.",
    "`compose.yml` was not examined: it has more than 256 KB.",
  ]);
});
