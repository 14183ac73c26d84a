import { startCanary } from "./canary.ts";
import type { AsApp } from "./github/as-app.ts";
import { startHousekeeping } from "./housekeeping.ts";
import type { Deps } from "./jobs/deps.ts";
import type { Metrics } from "./metrics/metrics.ts";
import type { OpenStore } from "./open-store.ts";
import { type ReconciliationOptions, startReconciliation } from "./reconciliation.ts";
import { runJobs } from "./run-jobs.ts";
import type { Worker } from "./worker/worker.ts";

/** What a process does that runs jobs. */
export interface Work {
  readonly worker: Worker;
  readonly canary: { isCaught(): boolean };
  /** Call it once deliveries can arrive: those that failed are asked for again. */
  startReconciliation(): void;
}

export type WorkPace = Pick<ReconciliationOptions, "lookAroundAfterMs">;

export interface WorkOptions {
  readonly deps: Deps;
  readonly hear: OpenStore["hear"];
  readonly asApp: AsApp;
  readonly metrics: Metrics;
  readonly pace: WorkPace;
  /** Last come, first closed. */
  readonly whenClosed: (closer: () => unknown) => void;
}

const graceMs = 20_000;

/** Runs jobs, sees to it that none is forgotten, and that they still find what they look for. */
export async function startWork({ deps, hear, asApp, metrics, pace, whenClosed }: WorkOptions): Promise<Work> {
  const { store, now, log } = deps;
  const { mended } = metrics;
  const canary = await startCanary({ ...deps, metrics });
  whenClosed(() => canary.stop());
  const worker = runJobs(deps);
  whenClosed(() => worker.stop(graceMs));
  const { wake } = worker;
  const hearing = hear(wake);
  whenClosed(() => hearing.stop());
  const housekeeping = await startHousekeeping({ store, git: deps.git, now, mended, wake, log });
  whenClosed(() => housekeeping.stop());
  return {
    worker,
    canary,
    startReconciliation() {
      const { lookAroundAfterMs } = pace;
      const rules = deps.ruleSet.version;
      const reconciliation = startReconciliation({ asApp, store, rules, lookAroundAfterMs, now, mended, wake, log });
      whenClosed(() => reconciliation.stop());
    },
  };
}
