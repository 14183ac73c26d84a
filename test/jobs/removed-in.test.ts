import { expect, test } from "vitest";
import { removedIn } from "../../src/jobs/removed-in.ts";

const key = { fingerprint: "key" };
const sighted = new Map([
  ["with", [key]],
  ["moved", [key, { fingerprint: "another" }]],
]);

test.each([
  ["a version without it", [{ commit: "1", before: "with", after: "without" }], "1"],
  ["its file is deleted", [{ commit: "1", before: "with", after: undefined }], "1"],
  ["a version that still has it", [{ commit: "1", before: "with", after: "moved" }], undefined],
  ["it comes back, and goes again", ["1", "2"].map((commit) => ({ commit, before: "with", after: undefined })), "2"],
  ["something else changes", [{ commit: "1", before: "other", after: undefined }], undefined],
])("who took a credential out: %s", (_, replaced, expected) => {
  expect(removedIn({ replaced }, sighted).get("key")).toBe(expected);
});
