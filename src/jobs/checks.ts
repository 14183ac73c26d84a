import type { CheckRunOutput, GitHub } from "../github/port.ts";
import type { Deps, Run } from "./deps.ts";
import type { Job, Repository } from "./job.ts";

/** Names that rulesets require: never renamed. */
export const checkNames = { secrets: "rekey / secrets", hygiene: "rekey / hygiene" } as const;

type Kind = keyof typeof checkNames;

export interface OpenChecks {
  conclude(outputs: Readonly<Record<Kind, CheckRunOutput>>): Promise<void>;
}

interface Subject {
  readonly installation: number;
  readonly repository: Repository;
}

/**
 * Opens both checks on a head, in progress. They are recorded before anything else happens, so that a job which dies later
 * has them concluded; a job that runs again finds the ones it opened by their external id.
 */
export async function openChecks(
  job: Job & Subject,
  headSha: string,
  github: GitHub,
  { run, deps }: { readonly run: Run; readonly deps: Deps },
): Promise<OpenChecks> {
  const open = async (kind: Kind) => {
    const externalId = `${run.jobId}/${kind}`;
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
    return { externalId, ...checkRun };
  };
  const [secrets, hygiene] = await Promise.all([open("secrets"), open("hygiene")]);

  async function conclude(outputs: Readonly<Record<Kind, CheckRunOutput>>): Promise<void> {
    const one = async (checkRun: typeof secrets, output: CheckRunOutput) => {
      await github.concludeCheckRun(checkRun.id, output, checkRun.annotations);
      await deps.store.concludedCheckRun(checkRun.externalId);
    };
    await Promise.all([one(secrets, outputs.secrets), one(hygiene, outputs.hygiene)]);
  }

  return { conclude };
}
