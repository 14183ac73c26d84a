import { expect, test } from "vitest";
import { coversFile, parseIgnorePattern } from "../../src/change/ignore-pattern.ts";

test.each([
  ["fixtures", "test/fixtures/a.json"],
  ["fixtures/", "test/fixtures/deep/a.json"],
  ["test/fixtures", "test/fixtures/a.json"],
  ["/test/", "test/a"],
  ["*.snap", "deep/down/a.snap"],
  ["docs/*", "docs/a/b.md"],
  ["docs/**/*.md", "docs/a/b.md"],
  ["a ", "a"],
  ["a\\ ", "a "],
  ["\\#a", "#a"],
  ["\\!a", "!a"],
])("%j covers %j", (line, path) => {
  const pattern = parseIgnorePattern(line);
  expect(pattern && coversFile(pattern, path)).toBe(true);
});

test.each([
  ["a.json/", "a.json"],
  ["/fixtures", "test/fixtures/a.json"],
  ["test/fixtures", "other/test/fixtures/a.json"],
  ["*.snap", "a.snap.ts"],
])("%j does not cover %j", (line, path) => {
  const pattern = parseIgnorePattern(line);
  expect(pattern && coversFile(pattern, path)).toBe(false);
});

test.each(["", "   ", "# a comment", "/", "!", "[a"])("%j is no pattern", (line) => {
  expect(parseIgnorePattern(line)).toBeUndefined();
});
