import { expect, onTestFinished, test } from "vitest";
import type { ToExamine } from "../../../src/cli/scan/item.ts";
import { startThreads } from "../../../src/cli/scan/threads.ts";

const script = new URL("./odd-thread.ts", import.meta.url);

function itemOf(content: Buffer): ToExamine {
  return { path: "a.txt", source: { kind: "content", content } };
}

async function examine(texts: readonly string[], max = 2): Promise<string[]> {
  const threads = startThreads({ script, data: {}, deadlineMs: () => 300 }, max);
  onTestFinished(() => threads.stop());
  const items = texts.map((text) => itemOf(Buffer.from(text)));
  const outcomes = await threads.examine(items);
  return outcomes.map((outcome) => (outcome.kind === "examined" ? `${outcome.bytes}` : outcome.why));
}

test("a file that holds its thread for too long is not examined, and the others are", async () => {
  expect(await examine(["a", "stuck", "abc", "stuck", "ab"])).toEqual([
    "1",
    "examining it took too long",
    "3",
    "examining it took too long",
    "2",
  ]);
});

test("a file that breaks its thread is not examined, and the others are", async () => {
  expect(await examine(["broken", "abc"])).toEqual(["examining it failed (RangeError)", "3"]);
});

test("more batches than threads wait for their turn, and each gets its own outcomes", async () => {
  const threads = startThreads({ script, data: {} }, 2);
  onTestFinished(() => threads.stop());
  const batches = Array.from({ length: 9 }, (_, index) => [itemOf(Buffer.alloc(index))]);
  const outcomes = await Promise.all(batches.map((batch) => threads.examine(batch)));
  expect(outcomes.flat()).toMatchObject(batches.map((_, index) => ({ bytes: index })));
});
