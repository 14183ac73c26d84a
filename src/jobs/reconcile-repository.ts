import { withoutSecrets } from "../detection/redact.ts";
import type { Head } from "../github/port.ts";
import { checkNames } from "./checks.ts";
import type { Deps } from "./deps.ts";
import { type Job, jobKey, type ReconcileRepository } from "./job.ts";

type ReconcileDeps = Pick<Deps, "connect" | "store" | "ruleSet" | "metrics" | "log">;

/**
 * Finds what no event has told: heads of open pull requests and of protected branches that we know no check of. What happened
 * on a branch before Rekey saw it first is left alone.
 */
export async function reconcileRepository(job: ReconcileRepository, deps: ReconcileDeps): Promise<void> {
  const github = deps.connect(job.installation, job.repository);
  for (const head of [...(await github.openHeads()), ...(await github.guardedBranches())]) {
    if (await hasCheck(job, head, deps)) continue;
    const missed = await examinationOf(job, head, deps);
    if (!missed || (await deps.store.queue.awaits(jobKey(missed)))) continue;
    await deps.store.queue.enqueue(missed);
    deps.metrics.mended(head.kind === "pull" ? "pull request without checks" : "branch without checks");
    deps.log.warn({ job: missed.name, repositoryId: job.repository.id, headSha: head.sha }, "A head had no checks");
  }
}

async function hasCheck(
  { repository }: ReconcileRepository,
  { sha }: Head,
  { store }: ReconcileDeps,
): Promise<boolean> {
  const check = { repositoryId: repository.id, headSha: sha, name: checkNames.secrets };
  return (await store.latestCheckRun(check)) !== undefined;
}

async function examinationOf(
  { installation, repository }: ReconcileRepository,
  head: Head,
  { store, ruleSet }: ReconcileDeps,
): Promise<Job | undefined> {
  if (head.kind === "pull") return { name: "examine-pull", installation, repository, number: head.number };
  const ref = withoutSecrets(head.ref, ruleSet);
  const push = { name: "examine-push", installation, repository, ref, after: head.sha, forced: false } as const;
  const before = await store.headJudgedLast(repository.id, `${repository.id}/${ref}`);
  // Nobody knows any more who pushed it.
  return before === undefined ? undefined : { ...push, before, pusher: repository.owner };
}
