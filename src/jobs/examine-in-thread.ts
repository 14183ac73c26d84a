import { Worker } from "node:worker_threads";
import type { CustomRule } from "../policy/custom-rule.ts";
import type { BlobExamination, BlobRequest } from "./examine-blob.ts";

/** Below it an examination holds this thread for milliseconds; to start another takes longer. */
export const largeBytes = 1024 * 1024;

interface Limits {
  readonly script: URL;
  readonly deadlineMs: number;
}

/** Ten times what a slow machine needs. */
function usualFor({ content }: BlobRequest): Limits {
  return { script: new URL("./blob-thread.ts", import.meta.url), deadlineMs: 60_000 + content.length / 1_000 };
}

/** What the blob holds, or why it could not be told: whoever wrote the file does not decide how long everybody waits. */
export async function examineInThread(
  request: BlobRequest,
  customRules: readonly CustomRule[],
  { script, deadlineMs }: Limits = usualFor(request),
): Promise<BlobExamination | { readonly failure: string }> {
  const worker = new Worker(script, {
    workerData: { request, customRules },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const { promise, resolve } = Promise.withResolvers<BlobExamination | { readonly failure: string }>();
  const deadline = setTimeout(
    () => resolve({ failure: `examining it took longer than ${Math.round(deadlineMs / 100) / 10} s` }),
    deadlineMs,
  );
  worker.once("message", resolve);
  // The message may quote what was read.
  worker.once("error", (error) => resolve({ failure: `examining it failed (${error.name})` }));
  try {
    return await promise;
  } finally {
    clearTimeout(deadline);
    await worker.terminate();
  }
}

/** Of objects; the bytes that are read lie beside them. */
const mostMegabytes = 640;
