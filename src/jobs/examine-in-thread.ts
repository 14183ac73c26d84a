import { Worker } from "node:worker_threads";
import type { CustomRule } from "../policy/custom-rule.ts";
import type { BlobExamination, BlobRequest } from "./examine-blob.ts";

/** Below it an examination holds this thread for milliseconds; to start another takes longer. */
export const largeBytes = 1024 * 1024;

export type ThreadAnswer = BlobExamination | { readonly failure: string };

/** Examines blobs beside the thread that everybody shares. `close` it in a `finally`. */
export interface BlobThread {
  /** What the blob holds, or why it could not be told: whoever wrote the file does not decide how long everybody waits. One at a time. */
  examine(request: BlobRequest): Promise<ThreadAnswer>;
  close(): Promise<void>;
}

interface Limits {
  readonly script: URL;
  readonly deadlineMs: (bytes: number) => number;
}

const usual: Limits = {
  script: new URL("./blob-thread.ts", import.meta.url),
  /** Ten times what a slow machine needs. */
  deadlineMs: (bytes) => 60_000 + bytes / 1_000,
};

export function openBlobThread(customRules: readonly CustomRule[], { script, deadlineMs }: Limits = usual): BlobThread {
  let worker: Worker | undefined;

  function start(): Worker {
    return new Worker(script, {
      workerData: { customRules },
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    });
  }

  async function close(): Promise<void> {
    const open = worker;
    worker = undefined;
    await open?.terminate();
  }

  return {
    async examine(request) {
      worker ??= start();
      const answer = await ask(worker, request, deadlineMs(request.content.length));
      // It is gone, or still at it.
      if ("failure" in answer) await close();
      return answer;
    },
    close,
  };
}

/** For a single blob. */
export async function examineInThread(
  request: BlobRequest,
  customRules: readonly CustomRule[],
  limits: Limits = usual,
): Promise<ThreadAnswer> {
  const thread = openBlobThread(customRules, limits);
  try {
    return await thread.examine(request);
  } finally {
    await thread.close();
  }
}

async function ask(worker: Worker, request: BlobRequest, deadlineMs: number): Promise<ThreadAnswer> {
  const { promise, resolve } = Promise.withResolvers<ThreadAnswer>();
  // The message may quote what was read.
  const fail = (error: Error) => resolve({ failure: `examining it failed (${error.name})` });
  const deadline = setTimeout(
    () => resolve({ failure: `examining it took longer than ${Math.round(deadlineMs / 100) / 10} s` }),
    deadlineMs,
  );
  worker.on("message", resolve).on("error", fail);
  try {
    // A buffer of its own, and handed over: many contents share one, which would be copied whole.
    const content = new Uint8Array(request.content);
    worker.postMessage({ ...request, content }, [content.buffer]);
    return await promise;
  } finally {
    clearTimeout(deadline);
    worker.off("message", resolve).off("error", fail);
  }
}

/** Of objects; the bytes that are read lie beside them. */
const mostMegabytes = 640;
