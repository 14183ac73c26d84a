import { parentPort, workerData } from "node:worker_threads";
import type { CustomRule } from "../policy/custom-rule.ts";
import { ruleSet } from "../providers/index.ts";
import { type BlobRequest, examineBlob } from "./examine-blob.ts";
import { keepRuleSets } from "./rule-sets.ts";

/** The thread of `examine-in-thread.ts`: one blob after another, as it is asked. Buffers arrive as plain bytes. */
const { customRules } = workerData as { readonly customRules: CustomRule[] };
const rules = keepRuleSets(ruleSet())(customRules);

parentPort?.on("message", (request: BlobRequest) => {
  const bytes = { content: Buffer.from(request.content), fingerprintKey: Buffer.from(request.fingerprintKey) };
  parentPort?.postMessage(examineBlob({ ...request, ...bytes }, rules));
});
