import { expect, test } from "vitest";
import { engineOf } from "../../../src/cli/scan/examine-content.ts";
import { openExaminer } from "../../../src/cli/scan/examiner.ts";
import type { Item } from "../../../src/cli/scan/item.ts";
import { compileRules } from "../../../src/detection/compile.ts";

/** A rule with a bug: "stuck" keeps it busy for ever, "broken" makes it throw. */
function odd(text: string): [] {
  while (text.includes("stuck"));
  if (text.includes("broken")) throw new RangeError(text);
  return [];
}

const keywords = ["stuck", "broken"];
const form = { kind: "custom", keywords, pattern: "", confidence: "high", match: odd, near: [] } as const;
const ruleSet = compileRules([{ id: "custom-odd", title: "Odd", severity: "high", form, envVars: [] }]);

async function outcomesOf(texts: readonly string[]): Promise<string[]> {
  async function* items(): AsyncGenerator<Item> {
    for (const text of texts) yield { file: text, path: text, source: { kind: "content", content: Buffer.from(text) } };
  }
  const fingerprintKey = Buffer.alloc(32);
  const outcomes: string[] = [];
  const { examine } = openExaminer({
    ...{ fingerprintKey, customRules: [], jobs: 1, deadlineMs: 200 },
    engine: async () => engineOf(ruleSet, fingerprintKey),
  });
  for await (const { item, outcome } of examine(items()))
    outcomes.push(`${item.file}: ${outcome.kind === "examined" ? outcome.bytes : outcome.why}`);
  return outcomes;
}

test("a small text that holds this thread for too long is not examined, and the others are", async () => {
  expect(await outcomesOf(["a", "stuck", "abc", "broken", "stuck"])).toEqual([
    "a: 1",
    "stuck: examining it took too long",
    "abc: 3",
    "broken: examining it failed (RangeError)",
    "stuck: examining it took too long",
  ]);
});
