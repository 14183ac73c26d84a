import { expect, test } from "vitest";
import { chooseForIssues, mostIssues, noteOnIssues } from "../../src/jobs/choose-for-issues.ts";
import type { CredentialVerdict } from "../../src/verdict/verdict.ts";

function credential(fingerprint: string, effect: CredentialVerdict["effect"] = "blocks"): CredentialVerdict {
  return {
    fingerprint,
    effect,
    ruleId: "stripe-secret-key",
    mask: "sk…",
    findings: [],
    present: [],
    removedIn: undefined,
  };
}

const many = Array.from({ length: mostIssues + 3 }, (_, index) => credential(`key-${index}`));

test("credentials that block get an issue; guesses and those that are dealt with get none", () => {
  const credentials = [credential("a"), credential("b", "warns"), credential("c", "resolved")];
  expect(chooseForIssues({ credentials }, new Map())).toEqual({ chosen: ["a"], left: 0 });
  expect(noteOnIssues({ credentials }, new Map())).toEqual([]);
});

test("of too many, those that have an issue come first, and the rest is told", () => {
  const issues = new Map([[`key-${mostIssues + 2}`, { owner: "acme", repository: "shop", number: 1 }]]);
  const { chosen, left } = chooseForIssues({ credentials: many }, issues);
  expect(chosen.slice(0, 2)).toEqual([`key-${mostIssues + 2}`, "key-0"]);
  expect(chosen).toHaveLength(mostIssues);
  expect(left).toBe(3);
  expect(noteOnIssues({ credentials: many }, issues)).toEqual([expect.stringMatching(/^3 of these credentials/)]);
});
