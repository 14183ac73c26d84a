import { Worker } from "node:worker_threads";
import { tookTooLong, usualDeadlineMs } from "./deadline.ts";
import { examiningFailed } from "./examine-item.ts";
import type { NotExamined, Outcome, ToExamine } from "./item.ts";
import { type Answer, pack, toOutcome, usualBytes } from "./packed.ts";

export interface ThreadScript {
  readonly script: URL;
  /** Given to each thread, beside the `ThreadProgress`. */
  readonly data: Readonly<Record<string, unknown>>;
  /** How long one item may take, by its bytes. */
  readonly deadlineMs?: (bytes: number) => number;
}

export interface Threads {
  /** In the order of the items. An item that holds its thread beyond its deadline, or breaks it, was not examined. */
  examine(items: readonly ToExamine[]): Promise<readonly Outcome[]>;
  stop(): Promise<void>;
}

/** Threads are started when there is work for them, at most `max`. */
export function startThreads(script: ThreadScript, max: number): Threads {
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const waiting: ((thread: Thread) => void)[] = [];

  function start(): Thread {
    const thread = startThread(script);
    all.add(thread);
    return thread;
  }

  function take(): Thread | Promise<Thread> {
    const thread = idle.pop() ?? (all.size < max ? start() : undefined);
    return thread ?? new Promise((resolve) => waiting.push(resolve));
  }

  function give(thread: Thread): void {
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  }

  return {
    async examine(items) {
      let thread = await take();
      const lost = new Map<number, Outcome>();
      for (;;) {
        const left = items.map((_, index) => index).filter((index) => !lost.has(index));
        const answer = await thread.examine(left.map((index) => items[index] as ToExamine));
        if (answer.kind === "examined") {
          give(thread);
          const outcomes = new Map(left.map((index, position) => [index, answer.outcomes[position] as Outcome]));
          return items.map((_, index) => (lost.get(index) ?? outcomes.get(index)) as Outcome);
        }
        // The thread is no more; another does the rest.
        all.delete(thread);
        thread = start();
        lost.set(left[answer.position] ?? 0, answer.outcome);
      }
    },
    async stop() {
      await Promise.all([...all].map((thread) => thread.stop()));
    },
  };
}

/** In shared memory: which item of the batch is examined now, and how big it is. */
export type ThreadProgress = Int32Array;
export const [progressPosition, progressKilobytes] = [0, 1];
const notBegun = -1;

interface Thread {
  examine(items: readonly ToExamine[]): Promise<ThreadAnswer>;
  stop(): Promise<unknown>;
}

/** What is examined leaves garbage that is soon collected: more room for it takes memory, and saves no time. */
const resourceLimits = { maxYoungGenerationSizeMb: 12 };

type ThreadAnswer =
  | { readonly kind: "examined"; readonly outcomes: readonly Outcome[] }
  | { readonly kind: "lost"; readonly position: number; readonly outcome: NotExamined };

function startThread({ script, data, deadlineMs = usualDeadlineMs }: ThreadScript): Thread {
  const progress: ThreadProgress = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(script, { workerData: { ...data, progress }, resourceLimits });
  const memory = new SharedArrayBuffer(usualBytes);
  return {
    examine(items) {
      const { promise, resolve, reject } = Promise.withResolvers<ThreadAnswer>();
      progress[progressPosition] = notBegun;
      const stuck = watch(progress, deadlineMs, () => {
        void worker.terminate();
        resolve({ kind: "lost", position: progress[progressPosition] ?? 0, outcome: tookTooLong });
      });
      function finish(answers: readonly Answer[]): void {
        resolve({ kind: "examined", outcomes: answers.map(toOutcome) });
      }
      function fail(error: Error): void {
        const position = progress[progressPosition] ?? notBegun;
        if (position === notBegun) reject(error);
        else resolve({ kind: "lost", position, outcome: examiningFailed(error) });
      }
      worker.once("message", finish).once("error", fail).postMessage(pack(items, memory));
      return promise.finally(() => {
        clearInterval(stuck);
        worker.off("message", finish).off("error", fail);
      });
    },
    stop: () => worker.terminate(),
  };
}

const lookEveryMs = 100;

/** Calls `end` when one item has been examined for longer than it may. */
function watch(progress: ThreadProgress, deadlineMs: (bytes: number) => number, end: () => void): NodeJS.Timeout {
  let position = notBegun;
  let since = performance.now();
  return setInterval(() => {
    const now = Atomics.load(progress, progressPosition);
    if (now !== position) {
      position = now;
      since = performance.now();
    } else if (now !== notBegun) {
      const bytes = Atomics.load(progress, progressKilobytes) * 1024;
      if (performance.now() - since > deadlineMs(bytes)) end();
    }
  }, lookEveryMs);
}
