import type { Site } from "../../site.ts";
import type { CheckRun, CheckSuite } from "../../state.ts";

/** From worst to best: a suite shows the worst conclusion of its runs. */
const conclusions = ["failure", "timed_out", "action_required", "cancelled", "success", "neutral", "skipped"];

export interface SuiteState {
  readonly status: CheckRun["status"];
  readonly conclusion: string | null;
}

export function suiteState(site: Site, suite: CheckSuite): SuiteState {
  const runs = latestRuns(site, suite);
  if (suite.isRerequested || runs.length === 0) return { status: "queued", conclusion: null };
  if (runs.some((run) => run.status !== "completed")) return { status: "in_progress", conclusion: null };
  const worst = conclusions.find((conclusion) => runs.some((run) => run.conclusion === conclusion));
  return { status: "completed", conclusion: worst ?? null };
}

export function latestRuns(site: Site, suite: CheckSuite): readonly CheckRun[] {
  const runs = site.state.checkRuns.filter((run) => run.suiteId === suite.id);
  return latestOfEachName(runs.toReversed());
}

/** A newer run of the same name stands for the older ones, also in the merge gate. */
export function latestOfEachName(newestFirst: readonly CheckRun[]): readonly CheckRun[] {
  const seen = new Set<string>();
  return newestFirst.filter((run) => !seen.has(run.name) && seen.add(run.name));
}
