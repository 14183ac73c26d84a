import { withoutSecrets } from "../detection/redact.ts";
import { checkNames } from "./checks.ts";
import type { Deps, Run } from "./deps.ts";
import { type CompareRefs, type ExaminePush, jobKey } from "./job.ts";
import { everyRef, zeros } from "./ref-names.ts";

/**
 * Finds what was pushed and not announced: more than three tags at once, what came while Rekey was down, deliveries that were lost.
 * Refs that are there when we come first are the past, which is not examined here.
 */
export async function compareRefs({ installation, repository }: CompareRefs, deps: Deps): Promise<void> {
  const github = deps.connect(installation, repository);
  const listed = await deps.git.listRefs(repository, () => github.installationToken());
  const refs = new Map([...listed].map(([ref, sha]) => [withoutSecrets(ref, deps.ruleSet), sha]));
  const known = await deps.store.knownRefs(repository.id);
  const moved = [...refs].filter(([ref, sha]) => known.get(ref) !== sha);
  const gone = [...known.keys()].filter((ref) => ref !== everyRef && !refs.has(ref));
  await deps.store.recordRefs(repository.id, new Map(gone.map((ref) => [ref, undefined])));
  if (!known.has(everyRef)) {
    const unseen = moved.filter(([ref]) => !known.has(ref));
    return deps.store.recordRefs(repository.id, new Map([...unseen, [everyRef, zeros]]));
  }
  for (const [ref, after] of moved) {
    const before = known.get(ref) ?? zeros;
    await deps.store.queue.enqueue({
      name: "examine-push",
      installation,
      repository,
      ref,
      before,
      after,
      forced: false,
    });
  }
}

/** Each push is a reason to look around, once the events of what was pushed with it have had time to come. */
export async function compareRefsLater({ installation, repository }: ExaminePush, deps: Deps): Promise<void> {
  const runAt = new Date(deps.now().getTime() + deps.announcedWithinMs);
  await deps.store.queue.enqueue({ name: "compare-refs", installation, repository }, { runAt });
}

/**
 * Whether there is nothing left to do for a push. One that is announced after it was found by comparing is done with where its ref
 * was found clean: else whoever pushed it is told now who that is. The old head of a force-push is read with its announcement only.
 * A run that was cut off after it had opened checks has these to conclude.
 */
export async function isExamined(
  job: ExaminePush,
  { jobId }: Pick<Run, "jobId">,
  { store }: Pick<Deps, "store">,
): Promise<boolean> {
  const { isAskedFor, pusher, forced, ref, after, repository } = job;
  if ((await store.openCheckRuns(jobId)).length > 0) return false;
  if (isAskedFor || (await store.knownRefs(repository.id)).get(ref) !== after) return false;
  if (pusher === undefined) return true;
  if (forced) return false;
  const verdicts = await store.verdictsOn({ repositoryId: repository.id, headSha: after, name: checkNames.secrets });
  return verdicts.some(({ subject, output }) => subject === jobKey(job) && output.conclusion === "success");
}

/** The first push to the default branch makes a repository: nothing was there before us. */
export async function rememberRef(
  { ref, before, after, repository }: ExaminePush,
  { store }: Deps,
  { isDefault }: { readonly isDefault: boolean },
): Promise<void> {
  const isFirst = isDefault && before === zeros && (await store.knownRefs(repository.id)).size === 0;
  await store.recordRefs(repository.id, new Map([[ref, after], ...(isFirst ? [[everyRef, zeros] as const] : [])]));
}
