import { setTimeout as pause } from "node:timers/promises";
import type { ClaimedJob } from "../database/store.ts";
import { createBell } from "./bell.ts";
import { carryOut, type RunOptions, runJob } from "./run-job.ts";
import type { Limits } from "./run-with-deadline.ts";

export interface WorkerOptions extends Omit<RunOptions, "limits"> {
  /** How many jobs run at the same time. */
  readonly concurrency: number;
  readonly limits?: Limits;
}

export interface Worker {
  /** Call it after jobs were queued: without it they are found within a minute. */
  wake(): void;
  /** False once it was told to stop, and while the queue does not answer. */
  isWorking(): boolean;
  /** Claims no more and waits for the runs. Returns how many did not end: they are recovered at the next start. */
  stop(graceMs: number): Promise<number>;
}

const defaultLimits: Limits = { runMs: 10 * 60 * 1000, abortMs: 30 * 1000 };

export function startWorker({ concurrency, limits = defaultLimits, ...rest }: WorkerOptions): Worker {
  const options: RunOptions = { ...rest, limits };
  const { queue, now } = options;
  const bell = createBell();
  const runs = new Set<Promise<void>>();
  const givenUp = new AbortController();
  const { insist, isAnswering } = createInsistence(options, givenUp.signal);
  let isStopping = false;
  const loop = claimJobs();

  async function claimJobs(): Promise<void> {
    while (!isStopping) {
      const hasRoom = runs.size < concurrency;
      const claimed = hasRoom ? await insist(() => queue.claim()) : undefined;
      if (claimed) start(claimed);
      else await bell.wait(hasRoom ? napMs(await insist(() => queue.nextDue()), now()) : maxNapMs);
    }
  }

  function start(claimed: ClaimedJob): void {
    const run = runToEnd(claimed).finally(() => {
      runs.delete(run);
      bell.ring();
    });
    runs.add(run);
  }

  async function runToEnd(claimed: ClaimedJob): Promise<void> {
    const sentence = await runJob(claimed, options, givenUp.signal);
    if (sentence) await insist(() => carryOut(sentence, claimed, options));
  }

  return {
    wake: bell.ring,
    isWorking: () => isAnswering() && !isStopping,
    async stop(graceMs) {
      isStopping = true;
      bell.ring();
      const ended = loop.then(() => Promise.all(runs));
      await waitAtMost(graceMs, ended);
      givenUp.abort();
      await waitAtMost(lastGraceMs, ended);
      return runs.size;
    },
  };
}

/** For a run that was told to end when the grace was over, and for nothing more. */
const lastGraceMs = 1000;

async function waitAtMost(ms: number, ended: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  await Promise.race([ended, pause(ms, undefined, { signal: timer.signal }).catch(() => {})]);
  timer.abort();
}

const [minNapMs, maxNapMs] = [20, 60_000];

function napMs(nextDue: Date | undefined, now: Date): number {
  if (!nextDue) return maxNapMs;
  return Math.min(Math.max(nextDue.getTime() - now.getTime(), minNapMs), maxNapMs);
}

const pauseAfterFailureMs = 1000;

/** Asks the queue until it answers: a full disk or a locked file passes, and a job that has ended must not stay "running". */
function createInsistence({ log }: RunOptions, givenUp: AbortSignal) {
  const unanswered = new Set<symbol>();
  return {
    isAnswering: () => unanswered.size === 0,
    async insist<Answer>(ask: () => Promise<Answer>): Promise<Answer | undefined> {
      const question = Symbol();
      do {
        try {
          const answer = await ask();
          unanswered.delete(question);
          return answer;
        } catch (error) {
          unanswered.add(question);
          log.error({ err: error }, "The queue does not answer");
          await pause(pauseAfterFailureMs, undefined, { signal: givenUp }).catch(() => {});
        }
      } while (!givenUp.aborted);
      return undefined;
    },
  };
}
