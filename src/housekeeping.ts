import type { Store } from "./database/store.ts";
import type { Log } from "./log.ts";
import { concludeJob } from "./run-jobs.ts";

const everyMs = 60 * 60 * 1000;
const keepMs = 7 * 24 * 60 * 60 * 1000;

export interface HousekeepingOptions {
  readonly store: Store;
  readonly now: () => Date;
  /** Jobs were queued. */
  readonly wake: () => void;
  readonly log: Log;
}

/**
 * At start and every hour: forgets what is older than a week, and has checks concluded whose job is not there any more (their
 * installation was suspended, or concluding them failed for a day).
 */
export async function startHousekeeping(options: HousekeepingOptions): Promise<{ stop(): void }> {
  await keepHouse(options);
  const timer = setInterval(() => {
    keepHouse(options).catch((error: unknown) => options.log.error({ err: error }, "Housekeeping failed"));
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

async function keepHouse({ store, now, wake }: HousekeepingOptions): Promise<void> {
  await store.prune(new Date(now().getTime() - keepMs));
  for (const { jobId, installation, repositoryId, owner, repository } of await store.orphanedCheckRuns()) {
    const place = { installation, repository: { id: repositoryId, owner, name: repository } };
    await store.queue.enqueue(concludeJob(jobId, place, "The work on it was given up."));
  }
  wake();
}
