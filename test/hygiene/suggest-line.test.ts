import { expect, test } from "vitest";
import { suggestLine } from "../../src/hygiene/suggest-line.ts";

/** The value stands between the first two `§` of the line. */
function suggest(line: string): string | undefined {
  const [before = "", value = "", ...after] = line.split("§");
  const span = { start: before.length, end: before.length + value.length };
  return suggestLine(`${before}${value}${after.join("§")}`, span, "NEW");
}

test.each([
  ["  KEY: §old§", "  KEY: NEW"],
  ['  - "KEY=§old§"', '  - "KEY=NEW"'],
  ["KEY=§old§ # a comment", "KEY=NEW # a comment"],
])("%s → %s", (line, expected) => expect(suggest(line)).toBe(expected));

test.each([
  ["the value again", "KEY=§old§ # not old"],
  ["a long word behind it", `KEY=§old§ # was ${"x9".repeat(10)}`],
  ["another entry before it", "{A: b, KEY: §old§}"],
  ["another entry behind it", "KEY: §old§, OTHER: thing"],
])("%s: no suggestion, since the line may print a secret", (_, line) => expect(suggest(line)).toBeUndefined());
