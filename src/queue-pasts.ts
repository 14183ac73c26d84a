import type { Store } from "./database/store.ts";
import type { AsApp } from "./github/as-app.ts";

export interface Pasts {
  readonly asApp: Pick<AsApp, "installations" | "repositoriesOf">;
  readonly store: Pick<Store, "queue" | "readHistory">;
  /** Version of the rules that Rekey has. */
  readonly rules: string;
  /** Jobs were queued. */
  readonly wake: () => void;
}

/**
 * Has the past of every repository examined that is not, or was with other rules: those that nobody told of, and, when an update
 * has brought new rules, all.
 */
export async function queuePasts({ asApp, store, rules, wake }: Pasts): Promise<void> {
  for (const installation of await asApp.installations()) {
    for (const repository of await asApp.repositoriesOf(installation)) {
      const past = await store.readHistory(repository.id);
      if (past?.examinedAt !== undefined && past.rules === rules) continue;
      await store.queue.enqueue({ name: "examine-history", installation, repository }, { urgency: "background" });
    }
    wake();
  }
}
