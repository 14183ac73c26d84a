import type { OpenCheckRun, Store } from "./database/store.ts";
import type { Git } from "./git/port.ts";
import type { Job } from "./jobs/job.ts";
import type { Log } from "./log.ts";
import { concludeJob } from "./run-jobs.ts";

const everyMs = 10 * 60 * 1000;
/** Every six hours. */
const roundsBetweenLooks = 36;
const keepMs = 7 * 24 * 60 * 60 * 1000;

export interface HousekeepingOptions {
  readonly store: Store;
  readonly git: Pick<Git, "evict">;
  readonly now: () => Date;
  /** Jobs were queued. */
  readonly wake: () => void;
  readonly log: Log;
}

/**
 * At start and every six hours: asks each repository for what was pushed and opened without our being told. At start and every ten
 * minutes: makes room where the git caches are too large, forgets what is older than a week, and has checks concluded whose job is not there any more (their
 * installation was suspended, or GitHub did not answer for hours).
 */
export async function startHousekeeping(options: HousekeepingOptions): Promise<{ stop(): void }> {
  await lookAround(options);
  await keepHouse(options);
  let round = 0;
  const timer = setInterval(() => {
    round += 1;
    const work = round % roundsBetweenLooks === 0 ? [lookAround, keepHouse] : [keepHouse];
    Promise.all(work.map((one) => one(options))).catch((error: unknown) =>
      options.log.error({ err: error }, "Housekeeping failed"),
    );
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
    ...repositories.map((repository): Job => ({ name: "adopt-repository", installation, repository, pulls: "all" })),
  ];
}

async function lookAround({ store, wake }: HousekeepingOptions): Promise<void> {
  for (const known of await store.everyRepository())
    await store.queue.enqueue({ name: "adopt-repository", ...known, pulls: "unexamined" });
  wake();
}

async function keepHouse({ store, git, now, wake, log }: HousekeepingOptions): Promise<void> {
  const evicted = await git.evict();
  if (evicted > 0) log.info({ count: evicted }, "Git caches that were not used for longest made room");
  await store.prune(new Date(now().getTime() - keepMs));
  const orphans = await store.orphanedCheckRuns();
  for (const job of conclusionsOf(orphans, "The work on it was given up.")) await store.queue.enqueue(job);
  wake();
}

/** One job concludes all checks that a job has left. */
function conclusionsOf(checks: readonly OpenCheckRun[], problem: string): Job[] {
  const byJob = new Map(checks.map((check) => [check.jobId, check]));
  return [...byJob.values()].map(({ jobId, installation, repositoryId, owner, repository }) =>
    concludeJob(jobId, { installation, repository: { id: repositoryId, owner, name: repository } }, problem),
  );
}
