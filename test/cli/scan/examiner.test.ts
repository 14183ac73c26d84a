import { expect, onTestFinished, test } from "vitest";
import { engineOf } from "../../../src/cli/scan/examine-content.ts";
import { openExaminer } from "../../../src/cli/scan/examiner.ts";
import type { Item } from "../../../src/cli/scan/item.ts";
import { compileRules } from "../../../src/detection/compile.ts";
import { leak } from "../run-rekey.ts";

/** A rule with a bug: "stuck" keeps it busy for ever, "broken" makes it throw. */
function odd(text: string): [] {
  while (text.includes("stuck"));
  if (text.includes("broken")) throw new RangeError(text);
  return [];
}

const keywords = ["stuck", "broken"];
const form = { kind: "custom", keywords, pattern: "", confidence: "high", match: odd, near: [] } as const;
const ruleSet = compileRules([{ id: "custom-odd", title: "Odd", severity: "high", form, envVars: [] }]);

const fingerprintKey = Buffer.alloc(32);

async function* itemsOf(texts: readonly string[]): AsyncGenerator<Item> {
  for (const text of texts) yield { file: text, path: text, source: { kind: "content", content: Buffer.from(text) } };
}

async function outcomesOf(texts: readonly string[]): Promise<string[]> {
  const outcomes: string[] = [];
  const { examine } = openExaminer({
    ...{ fingerprintKey, customRules: [], jobs: 1, deadlineMs: 200 },
    engine: async () => engineOf(ruleSet, fingerprintKey),
  });
  for await (const { item, outcome } of examine(itemsOf(texts)))
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

test("where much is expected, other threads examine all of it, and whatever follows", async () => {
  const engine = () => Promise.reject(new Error("this thread has no engine"));
  const { expectMuch, examine, examineOne, stop } = openExaminer({ fingerprintKey, customRules: [], jobs: 1, engine });
  onTestFinished(stop);
  expectMuch();
  const { line } = leak();
  const results = await Array.fromAsync(examine(itemsOf(["nothing", line])));
  expect(results).toMatchObject([{ outcome: { bytes: 7, found: [] } }, { outcome: { found: [{ line: 1 }] } }]);
  expect(await examineOne(Buffer.from(`\n${line}`), "a.ts")).toMatchObject({ found: [{ line: 2 }] });
});
