import { setTimeout as pause } from "node:timers/promises";
import type { ClaimedJob } from "../database/store.ts";
import { createBell } from "./bell.ts";
import { type HeldRun, holdJobs } from "./hold-jobs.ts";
import { carryOut, type RunOptions, runJob } from "./run-job.ts";
import type { Limits } from "./run-with-deadline.ts";

export interface WorkerOptions extends Omit<RunOptions, "limits"> {
  /** How many jobs run at the same time. */
  readonly concurrency: number;
  readonly limits?: Limits;
  /** A sixth of the time that a job is held for, unless a test is in a hurry: a database may be away while it is restarted. */
  readonly holdEveryMs?: number;
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

interface Running extends ClaimedJob, HeldRun {
  readonly ended: Promise<void>;
}

export function startWorker(given: WorkerOptions): Worker {
  const { concurrency, limits = defaultLimits, holdEveryMs = 5000, ...rest } = given;
  const options: RunOptions = { ...rest, limits };
  const { queue, now, log } = options;
  const bell = createBell();
  const running = new Set<Running>();
  const givenUp = new AbortController();
  const { insist, isAnswering } = createInsistence(options, givenUp.signal);
  let isStopping = false;
  const loop = claimJobs();
  const holding = holdJobs({ queue, runs: () => [...running], wake: bell.ring, log, everyMs: holdEveryMs });

  async function claimJobs(): Promise<void> {
    while (!isStopping) {
      const hasRoom = running.size < concurrency;
      const scope = hasRoomInBackground() ? "any" : "live";
      const claimed = hasRoom ? await insist(() => queue.claim(scope)) : undefined;
      if (claimed) start(claimed);
      else await bell.wait(hasRoom ? napMs(await insist(() => queue.nextDue(scope)), now()) : maxNapMs);
    }
  }

  /** Half of the room is kept for what somebody waits for. */
  function hasRoomInBackground(): boolean {
    return [...running].filter(({ urgency }) => urgency === "background").length < Math.ceil(concurrency / 2);
  }

  function start(claimed: ClaimedJob): void {
    const abandoned = new AbortController();
    const ended = runToEnd(claimed, AbortSignal.any([givenUp.signal, abandoned.signal])).finally(() => {
      running.delete(run);
      bell.ring();
    });
    const run: Running = { ...claimed, ended, abandon: () => abandoned.abort() };
    running.add(run);
  }

  async function runToEnd(claimed: ClaimedJob, stop: AbortSignal): Promise<void> {
    const sentence = await runJob(claimed, options, stop);
    if (sentence) await insist(() => carryOut(sentence, claimed, options));
  }

  return {
    wake: bell.ring,
    isWorking: () => isAnswering() && !isStopping,
    async stop(graceMs) {
      isStopping = true;
      bell.ring();
      const ended = loop.then(() => Promise.all([...running].map((run) => run.ended)));
      await waitAtMost(graceMs, ended);
      givenUp.abort();
      await waitAtMost(lastGraceMs, ended);
      holding.stop();
      return running.size;
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
