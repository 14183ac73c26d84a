import { renderUnfinishedCheck } from "../verdict/render-unfinished-check.ts";
import type { Deps } from "./deps.ts";
import { type ConcludeChecks, jobKey } from "./job.ts";

/** No check hangs: what a dead job left in progress is concluded as a failure that says why, and how to try again. */
export async function concludeChecks(job: ConcludeChecks, { connect, store }: Deps): Promise<void> {
  const github = connect(job.installation, job.repository);
  for (const check of await store.openCheckRuns(job.job)) {
    const output = renderUnfinishedCheck(job.problem);
    // Others with this head are not to show green because this one could not be judged.
    await store.recordVerdict({ ...check, subject: jobKey(check.subject), output });
    await github.concludeCheckRun(check.checkRunId, output, 0);
    await store.concludedCheckRun(check.externalId);
  }
}
