import { expect, test } from "vitest";
import { linesBetween, numberOn, parsePatch } from "../../../sandbox/web/patch.ts";

const patch = `@@ -3,4 +3,4 @@ function f()
 same
-old
+new
+++ more
--- less
 last
\\ No newline at end of file
@@ -40 +40,2 @@
 far
+end`;

test("every line has its number before and after the change", () => {
  expect(parsePatch(patch).flatMap((hunk) => hunk.lines.map(asText))).toEqual([
    "3 3 context same",
    "4 - removed old",
    "- 4 added new",
    "- 5 added ++ more",
    "5 - removed -- less",
    "6 6 context last",
    "- - note No newline at end of file",
    "40 40 context far",
    "- 41 added end",
  ]);
});

test("a hunk keeps its heading", () => {
  expect(parsePatch(patch).map((hunk) => hunk.heading)).toEqual(["@@ -3,4 +3,4 @@ function f()", "@@ -40 +40,2 @@"]);
});

test("lines of one side are found by their numbers on that side", () => {
  expect(linesBetween(parsePatch(patch), "RIGHT", 4, 5)).toEqual(["new", "++ more"]);
  expect(linesBetween(parsePatch(patch), "LEFT", 4, 5)).toEqual(["old", "-- less"]);
  expect(linesBetween(parsePatch(patch), "RIGHT", 20, 30)).toEqual([]);
});

test("text before the first hunk is not part of any", () => {
  expect(parsePatch("+++ b/file\nnothing")).toEqual([]);
});

function asText(line: ReturnType<typeof parsePatch>[number]["lines"][number]): string {
  return [numberOn(line, "LEFT") ?? "-", numberOn(line, "RIGHT") ?? "-", line.kind, line.text].join(" ");
}
