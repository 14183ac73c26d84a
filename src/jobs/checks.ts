import { Gone, RetryLater } from "../errors.ts";
import type { CheckRunKey, CheckRunOutput, GitHub } from "../github/port.ts";
import { renderUnfinishedCheck } from "../verdict/render-unfinished-check.ts";
import { decisiveOutput } from "./decisive-output.ts";
import type { Deps, Run } from "./deps.ts";
import { type Examining, jobKey } from "./job.ts";

/** Names that rulesets require: never renamed. */
export const checkNames = { secrets: "rekey / secrets", hygiene: "rekey / hygiene" } as const;

type Kind = keyof typeof checkNames;
const kinds: readonly Kind[] = ["secrets", "hygiene"];
export type CheckOutputs = Readonly<Record<Kind, CheckRunOutput>>;

export type Conclude = (outputs: CheckOutputs) => Promise<void>;

/** For an examination whose verdict is another job's to show. What an attempt before has opened is concluded all the same. */
export async function leaveChecks(checks: Checks, examine: (conclude: Conclude) => Promise<void>): Promise<void> {
  const isOpen = (await checks.deps.store.openCheckRuns(checks.run.jobId)).length > 0;
  return isOpen ? withChecks(checks, examine) : examine(async () => {});
}

interface Checks {
  readonly job: Examining;
  readonly headSha: string;
  readonly github: GitHub;
  readonly run: Run;
  readonly deps: Deps;
}

interface OpenRun {
  readonly id: number;
  readonly annotations: number;
}

type OpenRuns = Readonly<Record<Kind, OpenRun>>;

/**
 * Runs an examination that concludes both checks on a head. They are shown in progress where it takes its time, was tried before, or
 * failed; and at once where an older run on this head would else pass for its verdict. They are recorded as soon as GitHub has
 * them, so that a job which dies later has them concluded; a job that runs again finds the ones it opened by their external id.
 */
export async function withChecks(checks: Checks, examine: (conclude: Conclude) => Promise<void>): Promise<void> {
  let opening: Promise<OpenRuns> | undefined;
  const open = () => {
    opening ??= openRuns(checks);
    return opening;
  };
  if (!checks.run.isFirst || (await isJudgedAlready(checks))) await open();
  // What it throws is met again where the run is concluded.
  const timer = setTimeout(() => open().catch(() => {}), checks.deps.openChecksAfterMs);
  try {
    await examine(async (outputs) => {
      clearTimeout(timer);
      await conclude(outputs, await opening, checks);
    });
  } catch (error) {
    // The next attempt opens them; a job that dies of this has something to conclude.
    if (!(error instanceof Gone || error instanceof RetryLater)) await open().catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

async function isJudgedAlready({ job, headSha, deps }: Checks): Promise<boolean> {
  const head = { repositoryId: job.repository.id, headSha, name: checkNames.secrets };
  return (await deps.store.latestCheckRun(head)) !== undefined;
}

async function openRuns(checks: Checks): Promise<OpenRuns> {
  await leaveOtherHeads(checks);
  const [secrets, hygiene] = await Promise.all([openRun("secrets", checks), openRun("hygiene", checks)]);
  return { secrets, hygiene };
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

async function openRun(kind: Kind, checks: Checks): Promise<OpenRun> {
  const key = keyOf(kind, checks);
  const run = await checks.github.ensureCheckRun(key);
  await record(key, run.id, checks);
  return run;
}

function keyOf(kind: Kind, { headSha, run, deps }: Checks): CheckRunKey {
  return {
    name: checkNames[kind],
    headSha,
    externalId: `${run.jobId}/${headSha.slice(0, 12)}/${kind}`,
    startedAt: deps.now().toISOString(),
    isFirst: run.isFirst,
  };
}

async function record(
  { name, headSha, externalId }: CheckRunKey,
  id: number,
  { job, run, deps }: Checks,
): Promise<void> {
  await deps.store.recordCheckRun({
    externalId,
    jobId: run.jobId,
    installation: job.installation,
    repositoryId: job.repository.id,
    owner: job.repository.owner,
    repository: job.repository.name,
    headSha,
    name,
    checkRunId: id,
    subject: job,
  });
}

/** A head may be judged by several jobs at once: what one decides, the next must know. */
function conclude(outputs: CheckOutputs, runs: OpenRuns | undefined, checks: Checks): Promise<void> {
  return checks.deps.inTurn(`${checks.job.repository.id}/${checks.headSha}`, async () => {
    const decided = await Promise.all(kinds.map((kind) => decide(kind, outputs[kind], checks)));
    if (decided.some(({ mustWait }) => mustWait)) {
      // Nothing is shown of a push yet, and the pull request that has come meanwhile shows its own verdict.
      if (checks.job.name === "examine-push" && runs === undefined) return;
      throw new RetryLater("Another pull request with this head is being examined", { delayMs: waitMs });
    }
    await Promise.all(
      kinds.map((kind, index) => show(kind, decided[index]?.output ?? outputs[kind], { runs, checks })),
    );
  });
}

/** Whoever waits examines again, so it is not asked all the time. */
const waitMs = 5_000;

interface Decided {
  readonly output: CheckRunOutput;
  /** Green is shown only when everybody has spoken whose head this is: GitHub has one check for all of them. */
  readonly mustWait: boolean;
}

async function decide(kind: Kind, own: CheckRunOutput, { job, headSha, github, deps }: Checks): Promise<Decided> {
  const { store } = deps;
  const head = { repositoryId: job.repository.id, headSha, name: checkNames[kind] };
  await store.recordVerdict({ ...head, subject: jobKey(job), output: own });
  const output = await decisiveOutput(await store.verdictsOn(head), { job, headSha, own, github });
  const isFailing = output.conclusion === "failure" || output.conclusion === "timed_out";
  const awaited = isFailing ? [] : (await store.awaitedOn(head)).filter((subject) => subject !== jobKey(job));
  return { output, mustWait: awaited.length > 0 };
}

/** GitHub shows the run that was opened last, and a required check passes by it: it must say the same. */
async function show(
  kind: Kind,
  output: CheckRunOutput,
  { runs, checks }: { readonly runs: OpenRuns | undefined; readonly checks: Checks },
): Promise<void> {
  const { job, headSha, github, deps } = checks;
  const key = keyOf(kind, checks);
  if (runs === undefined) {
    const { id } = await github.createCheckRun(key, output);
    await record(key, id, checks);
    await deps.store.concludedCheckRun(key.externalId);
    return;
  }
  const run = runs[kind];
  await github.concludeCheckRun(run.id, output, run.annotations);
  await deps.store.concludedCheckRun(key.externalId);
  const shown = await deps.store.latestCheckRun({ repositoryId: job.repository.id, headSha, name: key.name });
  if (shown && shown.checkRunId !== run.id && shown.isConcluded)
    await github.concludeCheckRun(shown.checkRunId, output, output.annotations.length);
}
