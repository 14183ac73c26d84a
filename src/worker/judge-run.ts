import type { ClaimedJob } from "../database/store.ts";
import { summarizeError } from "../describe-error.ts";
import { Gone, PolicyError, RetryLater } from "../errors.ts";
import type { Outcome } from "./run-with-deadline.ts";

/** What becomes of a job after a run. `problem` is our own text. */
export type Sentence =
  | { readonly kind: "done" }
  /** What it was about is gone: there is nobody to tell. */
  | { readonly kind: "drop"; readonly problem: string }
  | { readonly kind: "postpone"; readonly problem: string; readonly runAt: Date }
  | { readonly kind: "retry"; readonly problem: string; readonly runAt: Date }
  | { readonly kind: "bury"; readonly problem: string };

const maxAttempts = 5;

/** So often a process may end while a job runs, which is seldom the job's doing: processes are killed in bad hours, all of them. */
export const maxCutOffs = 12;

/**
 * A job that had to wait for so long is given up: its check must not keep a merge waiting all day. It is longer than a rate
 * limit lasts, which is an hour.
 */
const maxWaitMs = 2 * 60 * 60 * 1000;
const minWaitMs = 1000;

/** Pauses of 5, 15, 45 and 135 seconds and up to half as much again: five attempts within about five minutes. */
const firstPauseMs = 5000;
const pauseFactor = 3;
const jitter = 0.5;

type History = Pick<ClaimedJob, "attempts" | "queuedAt">;

/** `random` is in [0, 1): jobs that failed together, as in an outage, do not come back together. */
export interface Chance {
  readonly now: Date;
  readonly random: number;
}

export function judgeRun(outcome: Outcome, job: History, chance: Chance): Sentence {
  switch (outcome.kind) {
    case "done":
      return { kind: "done" };
    case "failed":
      return judgeFailure(outcome.error, job, chance);
    case "cut off":
      return { kind: "bury", problem: `The process ended ${outcome.times} times while the job ran.` };
    case "overdue":
      // Five such runs would keep the check open for an hour.
      return { kind: "bury", problem: "The job took too long and was stopped." };
    default:
      return outcome satisfies never;
  }
}

function judgeFailure(error: unknown, { attempts, queuedAt }: History, { now, random }: Chance): Sentence {
  const problem = summarizeError(error);
  if (error instanceof Gone) return { kind: "drop", problem };
  // Only the repository's owner can mend it, so another run would end alike.
  if (error instanceof PolicyError) return { kind: "bury", problem };
  if (error instanceof RetryLater) {
    const runAt = new Date(now.getTime() + Math.max(error.delayMs, minWaitMs));
    const waitsTooLong = runAt.getTime() - queuedAt.getTime() > maxWaitMs;
    return waitsTooLong ? { kind: "bury", problem } : { kind: "postpone", problem, runAt };
  }
  if (attempts + 1 >= maxAttempts) return { kind: "bury", problem };
  const pauseMs = firstPauseMs * pauseFactor ** attempts * (1 + jitter * random);
  return { kind: "retry", problem, runAt: new Date(now.getTime() + pauseMs) };
}
