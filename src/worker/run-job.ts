import type { ClaimedJob, Queue } from "../database/store.ts";
import type { Job } from "../jobs/job.ts";
import type { Log } from "../log.ts";
import { judgeRun, maxCutOffs, type Sentence } from "./judge-run.ts";
import { type Limits, type Outcome, runWithDeadline } from "./run-with-deadline.ts";

export interface RunOptions {
  readonly queue: Queue;
  /**
   * Should end soon once the signal is aborted. If it does not, it is left alone and the job goes on without it. `log` names the
   * job and its deliveries on each line.
   */
  readonly run: (claimed: ClaimedJob, signal: AbortSignal, log: Log) => Promise<void>;
  /** The job that follows a dead one, queued in the same transaction. Must not throw. */
  readonly onDead: (claimed: ClaimedJob, problem: string) => Job | undefined;
  /** Told what became of each run. Must not throw. */
  readonly onEnd: (claimed: ClaimedJob, outcome: Sentence["kind"]) => void;
  readonly log: Log;
  readonly now: () => Date;
  /** In [0, 1). */
  readonly random: () => number;
  readonly limits: Limits;
}

/**
 * Runs a claimed job and says what becomes of it. Undefined when it failed after `stop`: then it stays marked as running
 * and is recovered at the next start.
 */
export async function runJob(
  claimed: ClaimedJob,
  options: RunOptions,
  stop: AbortSignal,
): Promise<Sentence | undefined> {
  const { now, random } = options;
  const log = options.log.child({ delivery: claimed.deliveries.join(" "), jobId: claimed.id });
  const startedAt = now().getTime();
  const outcome = await attempt(claimed, { ...options, log }, stop);
  if (outcome.kind !== "done" && stop.aborted) return undefined;
  const sentence = judgeRun(outcome, claimed, { now: now(), random: random() });
  const [level, message] = logLines[sentence.kind];
  log[level](
    {
      job: claimed.job.name,
      attempts: claimed.attempts,
      durationMs: now().getTime() - startedAt,
      problem: sentence.kind === "done" ? undefined : sentence.problem,
      err: outcome.kind === "failed" ? outcome.error : undefined,
    },
    message,
  );
  options.onEnd(claimed, sentence.kind);
  return sentence;
}

async function attempt(claimed: ClaimedJob, { run, limits, log }: RunOptions, stop: AbortSignal): Promise<Outcome> {
  if (claimed.cutOffs >= maxCutOffs) return { kind: "cut off", times: claimed.cutOffs };
  return await runWithDeadline((signal) => run(claimed, signal, log), limits, stop);
}

const logLines = {
  done: ["info", "Job done"],
  drop: ["info", "Job dropped"],
  postpone: ["info", "Job postponed"],
  retry: ["warn", "Job failed and will run again"],
  bury: ["error", "Job died"],
} as const;

export async function carryOut(sentence: Sentence, claimed: ClaimedJob, { queue, onDead }: RunOptions): Promise<void> {
  switch (sentence.kind) {
    case "done":
    case "drop":
      return await queue.complete(claimed);
    case "postpone":
      return await queue.postpone(claimed, sentence.runAt);
    case "retry":
      return await queue.retry(claimed, sentence.runAt, sentence.problem);
    case "bury":
      return await queue.bury(claimed, sentence.problem, onDead(claimed, sentence.problem));
    default:
      return sentence satisfies never;
  }
}
