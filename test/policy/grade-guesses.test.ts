import { expect, test } from "vitest";
import { likely } from "../../src/detection/judge/likely.ts";
import type { Reason } from "../../src/detection/reasons.ts";
import { gradedUnder } from "../../src/policy/grade-guesses.ts";

const guess = (probability: number, confidence: "medium" | "low") => ({
  probability,
  confidence,
  reasons: ["nameFor"] satisfies Reason[],
});

test.each([
  ["less is asked for than is usual", guess(0.5, "low"), 0.4, "medium"],
  ["just as much is asked for", guess(0.4, "low"), 0.4, "medium"],
  ["more is asked for", guess(0.7, "medium"), 0.9, "low"],
  ["it is likelier than is asked for", guess(0.95, "medium"), 0.9, "medium"],
  ["nothing is asked for", guess(likely, "medium"), likely, "medium"],
  ["nothing is asked for, and it is unlikely", guess(0.5, "low"), likely, "low"],
] as const)("where %s, a guess is graded so", (_, finding, likelihood, confidence) => {
  expect(gradedUnder(finding, { likelihood }).confidence).toBe(confidence);
});

test("what was not guessed, and what its other half has made surer, stays as it is", () => {
  const found = { confidence: "high", reasons: ["checksum"] satisfies Reason[] } as const;
  expect(gradedUnder(found, { likelihood: 0.99 })).toBe(found);
  const paired = { ...guess(0.7, "medium"), confidence: "high", reasons: ["partner"] satisfies Reason[] } as const;
  expect(gradedUnder(paired, { likelihood: 0.99 })).toBe(paired);
});
