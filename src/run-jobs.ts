import type { ClaimedJob } from "./database/store.ts";
import { Gone } from "./errors.ts";
import { untilAborted } from "./github/until-aborted.ts";
import type { Deps } from "./jobs/deps.ts";
import type { Job } from "./jobs/job.ts";
import { runJob } from "./jobs/run-job.ts";
import { startWorker, type Worker } from "./worker/worker.ts";

/** Each job is one GitHub conversation and one git process at a time; more of them would fight for the same two cores. */
const concurrency = 4;

/** Starts the worker on the jobs. Whatever becomes of a job, the checks it opened are concluded. */
export function runJobs(deps: Deps): Worker {
  const { store, metrics, log, now } = deps;
  const { queue } = store;
  const worker = startWorker({
    queue,
    run,
    onDead: followUpOf,
    onEnd: ({ job }, outcome) => metrics.ended(job.name, outcome),
    concurrency,
    log,
    now,
    random: Math.random,
  });
  // Jobs that a job queues are found at once, too.
  const enqueue: typeof queue.enqueue = async (job, options) => {
    const id = await queue.enqueue(job, options);
    worker.wake();
    return id;
  };
  const jobDeps: Deps = { ...deps, store: { ...store, queue: { ...queue, enqueue } } };

  async function run({ id, run, job, queuedAt }: ClaimedJob, signal: AbortSignal): Promise<void> {
    try {
      const connect = untilAborted(jobDeps.connect, signal);
      await runJob(job, { jobId: id, queuedAt, isFirst: run === 1, signal }, { ...jobDeps, connect });
    } catch (error) {
      if (error instanceof Gone) await concludeWhatIsOpen(id, job);
      throw error;
    }
  }

  /** Gone is the commit or the repository; a check that was opened before may still be there, and then must not hang. */
  async function concludeWhatIsOpen(id: string, job: Job): Promise<void> {
    if (job.name === "conclude-checks") return;
    const open = await store.openCheckRuns(id);
    if (open.length > 0) await enqueue(concludeJob(id, job, "What it was about is not there any more."));
  }

  return worker;
}

function followUpOf({ id, job }: ClaimedJob, problem: string): Job | undefined {
  const isExamination = ["examine-push", "examine-pull", "examine-group"].includes(job.name);
  return isExamination ? concludeJob(id, job, problem) : undefined;
}

export function concludeJob(
  id: string,
  { installation, repository }: Pick<Job, "installation" | "repository">,
  problem: string,
): Job {
  return { name: "conclude-checks", installation, repository, job: id, problem };
}
