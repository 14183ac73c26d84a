import { withoutSecrets } from "../detection/redact.ts";
import type { Head } from "../github/port.ts";
import { checkNames } from "./checks.ts";
import type { Deps } from "./deps.ts";
import { type Job, jobKey, type ReconcileRepository } from "./job.ts";

type ReconcileDeps = Pick<Deps, "connect" | "store" | "ruleSet" | "metrics" | "log">;

/**
 * Finds what no event has told where a merge waits for it: open pull requests that were not examined, and protected branches that
 * moved. There may be hundreds: they do not delay what is pushed now. What happened on a branch before Rekey saw it first is left
 * alone. Whatever else moved is found by `compare-refs`.
 */
export async function reconcileRepository(job: ReconcileRepository, deps: ReconcileDeps): Promise<void> {
  const github = deps.connect(job.installation, job.repository);
  for (const head of [...(await github.openHeads()), ...(await github.guardedBranches())]) {
    const missed = await examinationOf(job, head, deps);
    if (!missed || (await isExaminedOrWillBe(head, missed, deps))) continue;
    await deps.store.queue.enqueue(missed, { urgency: "background" });
    deps.metrics.mended(head.kind === "pull" ? "pull request without checks" : "branch without checks");
    deps.log.warn({ job: missed.name, repositoryId: job.repository.id, headSha: head.sha }, "A head had no checks");
  }
}

/** Asked in this order: what is under way may end between the questions, but not begin. */
async function isExaminedOrWillBe(head: Head, examination: Job, { store }: ReconcileDeps): Promise<boolean> {
  if (await store.queue.awaits(jobKey(examination))) return true;
  const { id } = examination.repository;
  if (head.kind === "branch")
    return (
      (await store.latestCheckRun({ repositoryId: id, headSha: head.sha, name: checkNames.secrets })) !== undefined
    );
  const subjects = await store.subjectsOf(id, head.sha);
  return subjects.some((subject) => subject.name === "examine-pull" && subject.number === head.number);
}

async function examinationOf(
  { installation, repository }: ReconcileRepository,
  head: Head,
  { store, ruleSet }: ReconcileDeps,
): Promise<Job | undefined> {
  if (head.kind === "pull") return { name: "examine-pull", installation, repository, number: head.number };
  const ref = withoutSecrets(head.ref, ruleSet);
  const before = await store.headJudgedLast(repository.id, `${repository.id}/${ref}`);
  if (before === undefined) return undefined;
  // Nobody knows any more who pushed it: whoever finds it, by this or by comparing, it is examined once.
  return { name: "examine-push", installation, repository, ref, before, after: head.sha, forced: false };
}
