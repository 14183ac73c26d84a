import { expect, test } from "vitest";
import { lineIndexOf } from "../../src/detection/line-index.ts";

test.each([
  ["abc", 0, 3, "1:1-1:4"],
  ["abc\ndef", 4, 7, "2:1-2:4"],
  ["abc\ndef", 2, 5, "1:3-2:2"],
  ["a\r\nb\r\nc", 6, 7, "3:1-3:2"],
  ["\n\n\nx", 3, 4, "4:1-4:2"],
  ["a\u{1f511}b", 3, 4, "1:4-1:5"],
])("%j from %i to %i is %s", (text, start, end, expected) => {
  const { line, startColumn, endLine, endColumn } = lineIndexOf(text).spanOf(start, end);
  expect(`${line}:${startColumn}-${endLine}:${endColumn}`).toBe(expected);
});
