import type { ClaimedJob } from "./database/store.ts";
import { Gone } from "./errors.ts";
import type { Git } from "./git/port.ts";
import { untilAborted } from "./github/until-aborted.ts";
import type { Deps } from "./jobs/deps.ts";
import type { Job } from "./jobs/job.ts";
import { runJob } from "./jobs/run-job.ts";
import type { Log } from "./log.ts";
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

  async function run({ id, run, job, queuedAt }: ClaimedJob, signal: AbortSignal, log: Log): Promise<void> {
    const git = tellingGit(deps.git, log);
    const connect = untilAborted((installation, repository) => deps.connect(installation, repository, log), signal);
    const ofRun: Deps = {
      ...deps,
      log,
      git,
      connect,
      store: { ...store, queue: { ...queue, enqueue: enqueueFrom(id) } },
    };
    try {
      await runJob(job, { jobId: id, queuedAt, isFirst: run === 1, signal }, ofRun);
    } catch (error) {
      if (error instanceof Gone) await concludeWhatIsOpen(id, job);
      throw error;
    }
  }

  /** Jobs that a job queues come from the same deliveries, and are found at once. */
  function enqueueFrom(id: string): typeof queue.enqueue {
    return async (job, options) => {
      const queued = await queue.enqueue(job, { ...options, from: id });
      worker.wake();
      return queued;
    };
  }

  /** Gone is the commit or the repository; a check that was opened before may still be there, and then must not hang. */
  async function concludeWhatIsOpen(id: string, job: Job): Promise<void> {
    if (job.name === "conclude-checks") return;
    const open = await store.openCheckRuns(id);
    if (open.length > 0) await enqueueFrom(id)(concludeJob(id, job, "What it was about is not there any more."));
  }

  return worker;
}

function tellingGit(git: Git, log: Log): Git {
  return {
    ...git,
    open: (repository, token, wants) => git.open(repository, token, wants, log),
    openHistory: (repository, token) => git.openHistory(repository, token, log),
    listRefs: (repository, token) => git.listRefs(repository, token, log),
  };
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
