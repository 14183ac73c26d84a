import { expect, test } from "vitest";
import { filePath, isInner, pathIn, shownPath } from "../../src/change/inner-path.ts";

test.each([
  ["a/b.zip", "", "a/b.zip", "a/b.zip"],
  ["a/b.zip", "c/d", "a/b.zip", "a/b.zip!c/d"],
  ["a!b/c!.zip", "d!e//f", "a!b/c!.zip", "a!b/c!.zip!d!e//f"],
  ["b.zip", "/etc/passwd", "b.zip", "b.zip!/etc/passwd"],
])("%s with %j in it", (path, inner, file, shown) => {
  const both = pathIn(path, inner);
  expect([filePath(both), shownPath(both), isInner(both)]).toEqual([file, shown, inner !== ""]);
});
