import type { CheckRunOutput, GitHub } from "../github/port.ts";
import { renderUnfinishedCheck } from "../verdict/render-unfinished-check.ts";
import { decisiveOutput } from "./decisive-output.ts";
import type { Deps, Run } from "./deps.ts";
import { type Examining, jobKey } from "./job.ts";

/** Names that rulesets require: never renamed. */
export const checkNames = { secrets: "rekey / secrets", hygiene: "rekey / hygiene" } as const;

type Kind = keyof typeof checkNames;
export type CheckOutputs = Readonly<Record<Kind, CheckRunOutput>>;

export interface OpenChecks {
  conclude(outputs: CheckOutputs): Promise<void>;
}

interface Checks {
  readonly job: Examining;
  readonly headSha: string;
  readonly github: GitHub;
  readonly run: Run;
  readonly deps: Deps;
}

interface OpenRun {
  readonly kind: Kind;
  readonly externalId: string;
  readonly id: number;
  readonly annotations: number;
}

/**
 * Opens both checks on a head, in progress. They are recorded as soon as GitHub has them, so that a job which dies later
 * has them concluded; a job that runs again finds the ones it opened by their external id.
 */
export async function openChecks(checks: Checks): Promise<OpenChecks> {
  await leaveOtherHeads(checks);
  const runs = await Promise.all([openRun("secrets", checks), openRun("hygiene", checks)]);
  return {
    conclude: (outputs) =>
      // A head may be judged by several jobs at once: what one decides, the next must know.
      checks.deps.inTurn(`${checks.job.repository.id}/${checks.headSha}`, async () => {
        await Promise.all(runs.map((run) => conclude(run, outputs[run.kind], checks)));
      }),
  };
}

/** The branch moved on while this job waited to run again: what it opened on the head before is nobody else's to conclude. */
async function leaveOtherHeads({ headSha, github, run, deps }: Checks): Promise<void> {
  for (const left of await deps.store.openCheckRuns(run.jobId)) {
    if (left.headSha === headSha) continue;
    const output = renderUnfinishedCheck("The branch moved on to a newer commit, which is examined instead.");
    await github.concludeCheckRun(left.checkRunId, output, 0);
    await deps.store.concludedCheckRun(left.externalId);
  }
}

async function openRun(kind: Kind, { job, headSha, github, run, deps }: Checks): Promise<OpenRun> {
  const externalId = `${run.jobId}/${headSha.slice(0, 12)}/${kind}`;
  const key = { name: checkNames[kind], headSha, externalId, startedAt: deps.now().toISOString() };
  const checkRun = await github.ensureCheckRun(key);
  await deps.store.recordCheckRun({
    externalId,
    jobId: run.jobId,
    installation: job.installation,
    repositoryId: job.repository.id,
    owner: job.repository.owner,
    repository: job.repository.name,
    headSha,
    name: key.name,
    checkRunId: checkRun.id,
    subject: job,
  });
  return { kind, externalId, ...checkRun };
}

/** GitHub shows the run that was opened last, and a required check passes by it: it must say the same. */
async function conclude(run: OpenRun, own: CheckRunOutput, { job, headSha, github, deps }: Checks): Promise<void> {
  const { store } = deps;
  const head = { repositoryId: job.repository.id, headSha, name: checkNames[run.kind] };
  await store.recordVerdict({ ...head, subject: jobKey(job), output: own });
  const output = await decisiveOutput(await store.verdictsOn(head), { job, headSha, own, github });
  await github.concludeCheckRun(run.id, output, run.annotations);
  await store.concludedCheckRun(run.externalId);
  const shown = await store.latestCheckRun(head);
  if (shown && shown.checkRunId !== run.id && shown.isConcluded)
    await github.concludeCheckRun(shown.checkRunId, output, output.annotations.length);
}
