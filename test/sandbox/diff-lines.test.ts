import { expect, test } from "vitest";
import { findLine, findPosition, followLine, hunkUpTo, readHunks } from "../../sandbox/diff-lines.ts";

const patch = ["@@ -1,3 +1,4 @@", " a", "-b", "+B", "+C", " c", "@@ -10,2 +11,2 @@ where", " x", "-y", "+Y"].join("\n");

test.each([
  ["RIGHT", 2, "+B", 3],
  ["RIGHT", 4, " c", 5],
  ["LEFT", 2, "-b", 2],
  ["LEFT", 3, " c", 5],
  ["RIGHT", 12, "+Y", 9],
] as const)("line %s %i is %s", (side, number, text, position) => {
  const place = findLine(readHunks(patch), side, number);
  expect(place?.line).toMatchObject({ text, position });
  expect(findPosition(readHunks(patch), position)?.line.text).toBe(text);
});

test.each([
  ["RIGHT", 5],
  ["LEFT", 4],
  ["RIGHT", 10],
  ["RIGHT", 13],
] as const)("line %s %i is not shown", (side, number) => {
  expect(findLine(readHunks(patch), side, number)).toBeUndefined();
});

test("a comment's hunk ends with its line", () => {
  const place = findLine(readHunks(patch), "RIGHT", 2);
  expect(place && hunkUpTo(place)).toBe("@@ -1,3 +1,4 @@\n a\n-b\n+B");
});

test.each([
  [1, 1],
  [2, undefined],
  [3, 4],
  [9, 10],
  [11, undefined],
  [12, 13],
])("line %s of the old file is line %s of the new one", (before, after) => {
  expect(followLine(patch, before)).toBe(after);
});

test("without context lines it is the same", () => {
  const bare = "@@ -5,0 +6,2 @@\n+one\n+two\n@@ -8 +9,0 @@\n-gone";
  expect([5, 6, 7, 8, 9].map((line) => followLine(bare, line))).toEqual([5, 8, 9, undefined, 10]);
});
