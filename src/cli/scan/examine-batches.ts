import { parentPort, workerData } from "node:worker_threads";
import type { CustomRule } from "../../policy/custom-rule.ts";
import { engineOf } from "./examine-content.ts";
import { examineItem } from "./examine-item.ts";
import { openUnpacker, type Packed, toAnswer } from "./packed.ts";
import { loadRuleBook } from "./rule-book.ts";
import { progressKilobytes, progressPosition, type ThreadProgress } from "./threads.ts";

/** What a thread does: examines the batches that it is sent. */
const { fingerprintKey, customRules, progress } = workerData as {
  readonly fingerprintKey: Uint8Array;
  readonly customRules: readonly CustomRule[];
  readonly progress: ThreadProgress;
};
const engine = engineOf((await loadRuleBook(customRules)).ruleSet, Buffer.from(fingerprintKey));
const unpack = openUnpacker();

parentPort?.on("message", (packed: Packed) => {
  const outcomes = unpack(packed).map((item, position) =>
    examineItem(item, engine, (bytes) => {
      Atomics.store(progress, progressKilobytes, bytes / 1024);
      Atomics.store(progress, progressPosition, position);
    }),
  );
  parentPort?.postMessage(outcomes.map(toAnswer));
});
