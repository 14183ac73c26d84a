import type { Deps } from "./deps.ts";
import type { AdoptRepository } from "./job.ts";

/**
 * Pull requests that were open before Rekey came would wait for a required check for ever. There may be hundreds: they do not
 * delay what is pushed now.
 */
export async function adoptRepository(job: AdoptRepository, { connect, store }: Deps): Promise<void> {
  const { installation, repository } = job;
  const pulls = await connect(installation, repository).openPulls();
  for (const number of pulls)
    await store.queue.enqueue({ name: "examine-pull", installation, repository, number }, { urgency: "background" });
}
