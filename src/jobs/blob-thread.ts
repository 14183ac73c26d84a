import { parentPort, workerData } from "node:worker_threads";
import type { CustomRule } from "../policy/custom-rule.ts";
import { ruleSet } from "../providers/index.ts";
import { type BlobRequest, examineBlob } from "./examine-blob.ts";
import { keepRuleSets } from "./rule-sets.ts";

/** The thread of `examine-in-thread.ts`: one blob, and it ends. Buffers arrive as plain bytes. */
const { request, customRules } = workerData as { readonly request: BlobRequest; readonly customRules: CustomRule[] };

const bytes = { content: Buffer.from(request.content), fingerprintKey: Buffer.from(request.fingerprintKey) };
parentPort?.postMessage(examineBlob({ ...request, ...bytes }, keepRuleSets(ruleSet())(customRules)));
