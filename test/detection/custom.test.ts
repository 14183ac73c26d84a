import { expect, test } from "vitest";
import { compileRules, type RuleSet } from "../../src/detection/compile.ts";
import type { CustomForm } from "../../src/detection/form.ts";
import { examine, scan } from "../../src/detection/scan.ts";

/** Four digits each. Stands for an engine that this folder does not know. */
function* fourDigits(text: string) {
  for (const { index } of text.matchAll(/[0-9]{4}/g)) yield { start: index, end: index + 4 };
}

function rulesFor(match: CustomForm["match"]): RuleSet {
  const form = {
    kind: "custom",
    keywords: ["Acme", "acme key"],
    pattern: "",
    confidence: "high",
    match,
    near: [],
  } as const;
  return compileRules([{ id: "custom-acme", title: "Acme", severity: "high", form, envVars: [] }]);
}

function found(text: string, match: CustomForm["match"] = fourDigits): number[] {
  return scan(text, rulesFor(match)).map(({ start }) => start);
}

test("every match near a keyword is found once, in any case of it", () => {
  expect(found("ACME key 2047, 1130; acme 4455")).toEqual([9, 15, 26]);
});

test.each([
  [512, true],
  [513, false],
])("with %i bytes between keyword and credential it is found: %s", (gap, isFound) => {
  const space = ".".repeat(gap - 4);
  expect(found(`acme${space}2047`)).toHaveLength(isFound ? 1 : 0);
  expect(found(`2047${space}acme`)).toHaveLength(isFound ? 1 : 0);
});

test("what lies near the last of a row of keywords is found as well as near the first", () => {
  const text = `2047${".".repeat(400)}${"acme ".repeat(1_000)}${".".repeat(400)}1130`;
  expect(found(text)).toEqual([0, text.length - 4]);
});

test("a credential that the window would cut in two is not taken for a shorter one", () => {
  const whole = function* (text: string) {
    for (const match of text.matchAll(/[0-9]+/g)) yield { start: match.index, end: match.index + match[0].length };
  };
  expect(found(`acme ${"7".repeat(3_000)}`, whole)).toEqual([]);
  expect(found(`${"7".repeat(3_000)} acme`, whole)).toEqual([]);
});

test("the pattern sees each byte a few times, however many keywords stand there", () => {
  let seen = 0;
  const counting = (text: string) => {
    seen += text.length;
    return [];
  };
  const text = "acme ".repeat(20_000);
  found(text, counting);
  expect(seen).toBeGreaterThan(text.length);
  expect(seen).toBeLessThan(5 * text.length);
});

test("columns behind letters of more than one byte are right", () => {
  const [match] = scan("é acme é 2047", rulesFor(fourDigits));
  expect(match?.span).toEqual({ line: 1, endLine: 1, startColumn: 10, endColumn: 14 });
});

test("a long list of short keys is found whole, up to more of them than anybody reads", () => {
  const list = (count: number) => "acme2047\n".repeat(count);
  expect(found(list(3_000))).toHaveLength(3_000);
  const most = found(list(20_000)).length;
  expect(most).toBeGreaterThan(5_000);
  expect(most).toBeLessThan(20_000);
});

test("where decoys use up what the rule may match, it is told that the text was read in part", () => {
  const isCut = (text: string) => examine(text, rulesFor(fourDigits)).isCut;
  expect(isCut("acme2047\n".repeat(3_000))).toBe(false);
  expect(isCut("acme2047\n".repeat(20_000))).toBe(true);
  expect(found(`acme ${"2047 ".repeat(100)} 1130`)).toHaveLength(101);
  expect(isCut(`acme ${"2047 ".repeat(100)} 1130`)).toBe(false);
  expect(isCut(`${"2047 ".repeat(200)} acme ${"2047 ".repeat(100)}1130`)).toBe(true);
});
