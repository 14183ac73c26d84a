import type { Deps } from "./deps.ts";
import type { AdoptRepository } from "./job.ts";

/**
 * Pull requests that were open before Rekey came, or were opened while it was away, would wait for a required check for ever. There
 * may be hundreds: they do not delay what is pushed now.
 */
export async function adoptRepository({ installation, repository }: AdoptRepository, deps: Deps): Promise<void> {
  const { queue } = deps.store;
  const background = { urgency: "background" } as const;
  for (const { number } of await deps.connect(installation, repository).openPulls())
    await queue.enqueue({ name: "examine-pull", installation, repository, number }, background);
  await queue.enqueue({ name: "compare-refs", installation, repository }, background);
  await queue.enqueue({ name: "examine-history", installation, repository }, background);
}
