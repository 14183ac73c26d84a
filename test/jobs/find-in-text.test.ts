import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { sampleOf } from "../../src/detection/sample.ts";
import { findInText, maxCredentials, type TextFindings } from "../../src/jobs/find-in-text.ts";
import { defaultPolicy, type Policy } from "../../src/policy/policy.ts";
import { ruleOf, ruleSet } from "../../src/providers/index.ts";

const engine = { ruleSet: ruleSet(), fingerprintKey: Buffer.alloc(32, 1), now: new Date("2026-01-01T00:00:00Z") };

function find(text: string, policy: Partial<Policy> = {}): TextFindings {
  return findInText([{ kind: "issue body", text }], { ...defaultPolicy, ...policy }, engine);
}

function checkCounts(text: string, policy: Partial<Policy>, expected: { sure: number; unsure: number }): void {
  const { sure, unsure } = find(text, policy);
  expect({ sure: sure.length, unsure: unsure.length }).toEqual(expected);
}

const key = `GITHUB_TOKEN=${sampleOf(ruleOf("github-pat-classic"), 2)}`;
/** Medium, by its likelihood. */
const password = `db_password: ${createHash("sha256").update("a password").digest("base64url").slice(0, 16)}`;
const { text } = defaultPolicy;

test("what is less sure than failOn asks for is worth a word where it is medium", () => {
  checkCounts(`${key}\n${password}`, {}, { sure: 2, unsure: 0 });
  checkCounts(`${key}\n${password}`, { failOn: "high" }, { sure: 1, unsure: 1 });
});

test("text.warn says what is worth a word, and the policy's likelihood counts as in files", () => {
  checkCounts(password, { failOn: "high", text: { ...text, warn: "off" } }, { sure: 0, unsure: 0 });
  checkCounts(password, { likelihood: 0.999 }, { sure: 0, unsure: 0 });
  checkCounts(password, { likelihood: 0.999, text: { ...text, warn: "low" } }, { sure: 0, unsure: 1 });
});

test("what the policy gives a reason for is not worth a word either", () => {
  const [found] = find(password).sure;
  const fingerprints = [{ fingerprint: found?.fingerprint ?? "", reason: "never issued" }];
  checkCounts(password, { failOn: "high", ignore: { paths: [], fingerprints } }, { sure: 0, unsure: 0 });
});

test("more than is told of one text is counted, and what is read whole says nothing", () => {
  const keys = Array.from({ length: maxCredentials + 3 }, (_, seed) =>
    sampleOf(ruleOf("github-pat-classic"), seed + 2),
  );
  const { sure, unread } = find(keys.map((one) => `GITHUB_TOKEN=${one}\n`).join(""));
  expect(sure).toHaveLength(maxCredentials);
  expect(unread).toEqual(["3 more places look like credentials, and at most 50 are told of one text"]);
  expect(find(key).unread).toEqual([]);
});
