import { renderUnfinishedCheck } from "../verdict/render-unfinished-check.ts";
import type { Deps } from "./deps.ts";
import type { ConcludeChecks } from "./job.ts";

/** No check hangs: what a dead job left in progress is concluded as a failure that says why, and how to try again. */
export async function concludeChecks(job: ConcludeChecks, { connect, store }: Deps): Promise<void> {
  const github = connect(job.installation, job.repository);
  for (const check of await store.openCheckRuns(job.job)) {
    await github.concludeCheckRun(check.checkRunId, renderUnfinishedCheck(job.problem), 0);
    await store.concludedCheckRun(check.externalId);
  }
}
