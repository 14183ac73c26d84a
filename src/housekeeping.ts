import type { OpenCheckRun, Store } from "./database/store.ts";
import type { Git } from "./git/port.ts";
import type { Job } from "./jobs/job.ts";
import type { Log } from "./log.ts";
import type { Mend } from "./mended.ts";
import { concludeJob } from "./run-jobs.ts";

const everyMs = 10 * 60 * 1000;
const keepMs = 7 * 24 * 60 * 60 * 1000;

export interface HousekeepingOptions {
  readonly store: Store;
  readonly git: Pick<Git, "evict">;
  readonly now: () => Date;
  readonly mended: (what: Mend, count?: number) => void;
  /** Jobs were queued. */
  readonly wake: () => void;
  readonly log: Log;
}

/**
 * At start and every ten minutes: makes room where the git caches are too large, forgets what is older than a week, and has checks
 * concluded whose job is not there any more (their installation was suspended, or GitHub did not answer for hours).
 */
export async function startHousekeeping(options: HousekeepingOptions): Promise<{ stop(): void }> {
  await keepHouse(options);
  const timer = setInterval(() => {
    keepHouse(options).catch((error: unknown) => options.log.error({ err: error }, "Housekeeping failed"));
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

/**
 * For an installation that may be served again: checks that were left open are concluded, and the open pull requests of the
 * repositories we know are examined, since nothing that happened meanwhile was announced.
 */
export async function jobsToResume(store: Store, installation: number): Promise<readonly Job[]> {
  const orphans = (await store.orphanedCheckRuns()).filter((check) => check.installation === installation);
  const repositories = await store.knownRepositories(installation);
  return [
    ...conclusionsOf(orphans, "The App was suspended while it was examined."),
    ...repositories.map((repository): Job => ({ name: "adopt-repository", installation, repository })),
  ];
}

async function keepHouse({ store, git, now, mended, wake, log }: HousekeepingOptions): Promise<void> {
  const evicted = await git.evict();
  if (evicted > 0) log.info({ count: evicted }, "Git caches that were not used for longest made room");
  await store.prune(new Date(now().getTime() - keepMs));
  const orphans = await store.orphanedCheckRuns();
  for (const job of conclusionsOf(orphans, "The work on it was given up.")) await store.queue.enqueue(job);
  if (orphans.length > 0) mended("check left in progress", orphans.length);
  wake();
}

/** One job concludes all checks that a job has left. */
function conclusionsOf(checks: readonly OpenCheckRun[], problem: string): Job[] {
  const byJob = new Map(checks.map((check) => [check.jobId, check]));
  return [...byJob.values()].map(({ jobId, installation, repositoryId, owner, repository }) =>
    concludeJob(jobId, { installation, repository: { id: repositoryId, owner, name: repository } }, problem),
  );
}
