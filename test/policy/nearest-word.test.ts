import { expect, test } from "vitest";
import { nearestWord } from "../../src/policy/nearest-word.ts";

test.each([
  ["faillOn", "failOn"],
  ["failon", "failOn"],
  ["ignores", "ignore"],
  ["draft", "drafts"],
  ["inlineallow", "inlineAllow"],
  ["timeout", undefined],
  ["", undefined],
  ["f".repeat(100), undefined],
])("%j is taken for %j", (word, expected) => {
  expect(nearestWord(word, ["failOn", "ignore", "drafts", "inlineAllow", "issues"])).toBe(expected);
});
