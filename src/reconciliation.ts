import { chooseRedeliveries } from "./choose-redeliveries.ts";
import type { Store } from "./database/store.ts";
import type { AsApp } from "./github/as-app.ts";
import type { Log } from "./log.ts";
import type { Mend } from "./mended.ts";
import { queuePasts } from "./queue-pasts.ts";

/** How long GitHub keeps a delivery, and how many attempts are read at most to find those that failed. */
const retentionMs = 3 * 24 * 60 * 60 * 1000;
const mostAttemptsRead = 10_000;
/** An event may have failed some time before the last one that arrived. */
const overlapMs = 60 * 60 * 1000;

/** Soon after the start once more: what failed in the moment before it was still on its way then. */
const deliveriesAfterMs = [0, 30_000] as const;
const deliveriesEveryMs = 10 * 60 * 1000;
const headsEveryMs = 60 * 60 * 1000;
const refsEveryMs = 6 * 60 * 60 * 1000;
/** Nobody waits for the past, and a process that has just started has enough to do. */
const pastAfterMs = 10 * 60 * 1000;

export interface ReconciliationOptions {
  readonly asApp: AsApp;
  readonly store: Store;
  /** Version of the rules: a past that was examined with others is examined anew. */
  readonly rules: string;
  /** Longer than failed deliveries take to come again: they know who pushed what. */
  readonly lookAroundAfterMs: number;
  readonly now: () => Date;
  readonly mended: (what: Mend, count?: number) => void;
  /** Jobs were queued. */
  readonly wake: () => void;
  readonly log: Log;
}

/**
 * Finds what GitHub could not deliver. At start and every ten minutes failed deliveries are asked for again; then each repository is
 * looked at for heads without checks, every hour, and for whatever else moved, every six hours; so are those whose past is not
 * examined with the rules of now. GitHub down means: next time.
 */
export function startReconciliation(options: ReconciliationOptions): { stop(): void } {
  const timers: NodeJS.Timeout[] = [];
  const once = (work: () => Promise<void>, afterMs: number) => timers.push(setTimeout(safely, afterMs, work));
  const repeat = (work: () => Promise<void>, everyMs: number) => timers.push(setInterval(safely, everyMs, work));
  const askAgain = createAskAgain(options);
  const lookAtHeads = () => queueForAll("reconcile-repository", options);
  const lookAtRefs = () => queueForAll("compare-refs", options);
  for (const afterMs of deliveriesAfterMs) once(askAgain, afterMs);
  repeat(askAgain, deliveriesEveryMs);
  once(lookAtHeads, options.lookAroundAfterMs);
  repeat(lookAtHeads, headsEveryMs);
  once(lookAtRefs, options.lookAroundAfterMs);
  repeat(lookAtRefs, refsEveryMs);
  const lookBack = () => queuePasts(options);
  once(lookBack, pastAfterMs);
  repeat(lookBack, refsEveryMs);
  for (const timer of timers) timer.unref();
  return { stop: () => timers.map(clearTimeout) };

  async function safely(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => options.log.warn({ err: error }, "Reconciliation did not get through"));
  }
}

/** Each round begins an hour before the last that got through; the first one where the deliveries of the last run end. */
function createAskAgain({ asApp, store, now, mended, log }: ReconciliationOptions): () => Promise<void> {
  let reached: Date | undefined;
  return async () => {
    const startedAt = now();
    const last = reached ?? (await store.lastDeliveryAt()) ?? new Date(0);
    const since = new Date(Math.max(last.getTime() - overlapMs, startedAt.getTime() - retentionMs));
    const attempts = await asApp.deliveryAttempts(since, mostAttemptsRead);
    if (attempts.length === mostAttemptsRead)
      log.warn({ count: attempts.length }, "There are more deliveries than are read to find the failed ones");
    const failed = chooseRedeliveries(attempts, startedAt);
    for (const { id, guid } of failed) {
      await asApp.redeliver(id);
      mended("failed delivery");
      log.info({ delivery: guid }, "A failed delivery was asked for again");
    }
    reached = startedAt;
  };
}

async function queueForAll(
  name: "reconcile-repository" | "compare-refs",
  { asApp, store, wake }: ReconciliationOptions,
): Promise<void> {
  for (const installation of await asApp.installations()) {
    for (const repository of await asApp.repositoriesOf(installation))
      await store.queue.enqueue({ name, installation, repository }, { urgency: "background" });
    wake();
  }
}
