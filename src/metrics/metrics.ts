import type { Store } from "../database/store.ts";
import type { Mend } from "../mended.ts";
import { createRegistry, type Definition } from "./registry.ts";

/** What an operator can watch. No label holds a repository's, a person's or a branch's name. */
export const definitions = {
  rekey_deliveries_total: {
    type: "counter",
    help: "Requests to the webhook's path, by HTTP status of the answer.",
    labels: ["status"],
  },
  rekey_events_total: {
    type: "counter",
    help: "Deliveries that were accepted, by event; those that Rekey does nothing about are `other`.",
    labels: ["event"],
  },
  rekey_jobs: { type: "gauge", help: "Jobs that are queued, running or dead.", labels: ["state"] },
  rekey_jobs_lag_seconds: {
    type: "gauge",
    help: "How long the job that is due longest has been due.",
    labels: [],
  },
  rekey_runs_total: { type: "counter", help: "Runs of jobs, by what became of the job.", labels: ["job", "outcome"] },
  rekey_verdicts_total: { type: "counter", help: "Concluded checks.", labels: ["check", "conclusion"] },
  rekey_verdict_seconds: {
    type: "histogram",
    help: "From the event to the concluded check.",
    labels: [],
    buckets: [0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300, 1800],
  },
  rekey_mended_total: { type: "counter", help: "What reconciliation had to put right.", labels: ["what"] },
  rekey_held_back_total: {
    type: "counter",
    help: "Calls not made for the sake of GitHub's limits, by what they were for.",
    labels: ["purpose"],
  },
  rekey_github_quota_remaining: {
    type: "gauge",
    help: "Calls left in this hour, as GitHub said last.",
    labels: ["installation"],
  },
  rekey_canary_seconds: { type: "gauge", help: "How long the last canary took.", labels: [] },
  rekey_canary_failures_total: { type: "counter", help: "Canaries that were not caught.", labels: [] },
  process_resident_memory_bytes: { type: "gauge", help: "Resident memory of the process.", labels: [] },
  process_start_time_seconds: { type: "gauge", help: "When the process started, Unix time.", labels: [] },
} as const satisfies Record<string, Definition>;

export interface Metrics {
  answered(status: number): void;
  accepted(event: string): void;
  ended(job: string, outcome: string): void;
  concluded(check: string, conclusion: string, secondsSinceEvent: number): void;
  mended(what: Mend, count?: number): void;
  heldBack(purpose: string): void;
  quota(installation: number, remaining: number): void;
  canary(seconds: number, isCaught: boolean): void;
  /** The page of `/metrics`. */
  render(): Promise<string>;
}

export interface MetricsOptions {
  readonly queue: Store["queue"];
  readonly now: () => Date;
  readonly memoryBytes: () => number;
  readonly startedAt: Date;
}

const knownEvents = ["push", "pull_request", "check_run", "check_suite", "merge_group", "installation"];

export function createMetrics({ queue, now, memoryBytes, startedAt }: MetricsOptions): Metrics {
  const registry = createRegistry(definitions);
  registry.set("process_start_time_seconds", {}, startedAt.getTime() / 1000);
  return {
    answered: (status) => registry.add("rekey_deliveries_total", { status: `${status}` }),
    accepted: (event) => registry.add("rekey_events_total", { event: knownEvents.includes(event) ? event : "other" }),
    ended: (job, outcome) => registry.add("rekey_runs_total", { job, outcome }),
    concluded(check, conclusion, seconds) {
      registry.add("rekey_verdicts_total", { check, conclusion });
      registry.observe("rekey_verdict_seconds", {}, seconds);
    },
    mended: (what, count = 1) => registry.add("rekey_mended_total", { what }, count),
    heldBack: (purpose) => registry.add("rekey_held_back_total", { purpose }),
    quota: (installation, remaining) =>
      registry.set("rekey_github_quota_remaining", { installation: `${installation}` }, remaining),
    canary(seconds, isCaught) {
      registry.set("rekey_canary_seconds", {}, seconds);
      registry.add("rekey_canary_failures_total", {}, isCaught ? 0 : 1);
    },
    async render() {
      for (const [state, count] of Object.entries(await queue.counts())) registry.set("rekey_jobs", { state }, count);
      const due = await queue.nextDue();
      const lagMs = due ? Math.max(0, now().getTime() - due.getTime()) : 0;
      registry.set("rekey_jobs_lag_seconds", {}, lagMs / 1000);
      registry.set("process_resident_memory_bytes", {}, memoryBytes());
      return registry.render();
    },
  };
}
