import fc from "fast-check";
import { expect, test } from "vitest";
import { addedLines, linesOf } from "../../src/git/added-lines.ts";

function linesIn(text: string): ReadonlySet<string> {
  return new Set(linesOf(Buffer.from(text)));
}

test.each([
  ["no earlier version", "a\nb\n", [], [[1, 2]]],
  ["the same version", "a\nb\n", ["a\nb\n"], []],
  ["a line in the middle", "a\nnew\nb\n", ["a\nb\n"], [[2, 2]]],
  ["a line that moved", "b\na\n", ["a\nb\n"], []],
  ["a line that is there twice now", "a\na\n", ["a\n"], []],
  [
    "two runs of lines",
    "x\ny\na\nz",
    ["a\n"],
    [
      [1, 2],
      [4, 4],
    ],
  ],
  ["lines of two parents", "a\nb\nc\n", ["a\n", "b\n"], [[3, 3]]],
  ["other line ends", "a\r\nb\r\n", ["a\nb"], []],
  ["a lone CR within a line", "a\rb\n", ["a\nb\n"], [[1, 1]]],
  ["an empty file", "", ["a\n"], []],
  ["empty lines", "\n\n", [], [[1, 2]]],
])("against %s", (_, content, had, expected) => {
  const ranges = addedLines(Buffer.from(content), had.map(linesIn));
  expect(ranges.map(({ first, last }) => [first, last])).toEqual(expected);
});

test("beyond as many ranges as are wanted, the last one takes in what follows: no new line is left out", () => {
  const content = Buffer.from("1\na\n2\na\n3\na\n4\na\n");
  expect(addedLines(content, [linesIn("a\n")], 2)).toEqual([
    { first: 1, last: 1 },
    { first: 3, last: 7 },
  ]);
});

test("a line is in the ranges exactly if no earlier version has it", () => {
  const text = fc.array(fc.constantFrom("a", "b", "", "c\r", "ü"), { maxLength: 12 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 3 }), (content, had) => {
      const ranges = addedLines(Buffer.from(content), had.map(linesIn));
      const bare = (version: string) =>
        version
          .replace(/\n$/, "")
          .split("\n")
          .map((line) => line.replace(/\r$/, ""));
      const before = new Set(had.filter((version) => version !== "").flatMap(bare));
      const isIn = (number: number) => ranges.some(({ first, last }) => first <= number && number <= last);
      for (const [index, line] of (content === "" ? [] : bare(content)).entries()) {
        expect(isIn(index + 1)).toBe(!before.has(line));
      }
    }),
  );
});
