import { describe, expect, test } from "vitest";
import { refusals } from "../../src/detection/judge/refusals.ts";
import { randomFrom } from "../../src/detection/random.ts";
import { explain } from "../../src/detection/scan.ts";
import { ruleSet } from "../../src/providers/index.ts";

const random = randomFrom("refusals");
const key = `k7${random.text("ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789", 24)}`;
const password = `Tr${random.text("abcdefghijkmnop", 3)}7${random.text("QRSTUVWX23456789", 5)}!`;

function guessesIn({ text, path }: { text: string; path: string }) {
  const made = text.replaceAll("KEY", key).replaceAll("PASSWORD", password);
  return explain(made, ruleSet(), { path }).filter(({ ruleId }) => ruleId.startsWith("generic-"));
}

describe.each(refusals.map((refusal) => [refusal.none.text, refusal] as const))("%s", (_text, refusal) => {
  test("is refused, and it is said why", () => {
    expect(guessesIn(refusal.none)).toMatchObject([{ confidence: "none", reasons: [refusal.reason] }]);
  });

  test(`while ${refusal.credential.text} is found`, () => {
    expect(guessesIn(refusal.credential)).toMatchObject([{ confidence: "medium" }]);
  });
});
