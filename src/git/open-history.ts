import { Gone, RetryLater } from "../errors.ts";
import { fetchWants, type Remote } from "./fetch-wants.ts";
import type { Limits } from "./limits.ts";
import { readCommits } from "./list-commits.ts";
import { listMissing, listReachable } from "./list-reachable.ts";
import { listAllRefs } from "./list-refs.ts";
import { findObjects } from "./object-reader.ts";
import type { LocalHistory, LocalRepository } from "./port.ts";
import { readFileChanges } from "./read-file-changes.ts";
import { readRawHistory } from "./read-raw-history.ts";
import type { GitContext } from "./run-git.ts";
import { streamContents } from "./stream-contents.ts";

/** Brings in what the cache lacks of all that the remote's refs lead to. Returns what the refs name. Throws Gone and RetryLater. */
export async function fetchEverything(context: GitContext, remote: Remote): Promise<readonly string[]> {
  const refs = await listAllRefs(context, remote);
  const [pulls, others] = partition([...refs], ([ref]) => ref.startsWith("refs/pull/"));
  // Most heads of pull requests were merged, and come with the branches.
  for (const group of [others, pulls]) await fetchLacking(context, remote, idsOf(group));
  return idsOf([...refs]);
}

/** Of what was fetched without the contents of files, these, some thousands with each request. */
export async function bringInMissing(context: GitContext, ids: readonly string[]): Promise<void> {
  if (context.fetchBlobs === undefined || ids.length === 0) return;
  let lacking: string[] = [];
  for await (const id of listMissing(context, { args: [], ids, known: [] })) {
    lacking.push(id);
    if (lacking.length < mostAtOnce) continue;
    await context.fetchBlobs(lacking);
    lacking = [];
  }
  if (lacking.length > 0) await context.fetchBlobs(lacking);
}

const mostAtOnce = 5_000;

export function localHistory(
  context: GitContext,
  tips: readonly string[],
  limits: Limits,
): Omit<LocalHistory, keyof LocalRepository> {
  return {
    tips,
    async *listReachable(known) {
      if (tips.length === 0) return;
      const there = await findObjects(context, known);
      yield* listReachable(context, { args: [], ids: tips, known: known.filter((id) => there.has(id)) });
    },
    streamContents: (blobs) => streamContents(context, blobs),
    async *readRawHistory(isWanted) {
      if (tips.length > 0) yield* readRawHistory(context, { args: [], ids: tips, known: [] }, isWanted);
    },
    readFileChanges: (steps) => readFileChanges(context, steps, limits),
    readCommits: (ids) => readCommits(context, ids),
  };
}

/** A tag may name something else than a commit. */
async function fetchLacking(context: GitContext, remote: Remote, ids: readonly string[]): Promise<void> {
  const there = await findObjects(context, ids);
  const wants = ids.filter((id) => !there.has(id)).map((commitOrRef) => ({ commitOrRef, optional: false }));
  try {
    await fetchWants(context, remote, wants);
  } catch (error) {
    // The repository answered a moment ago.
    if (error instanceof Gone)
      throw new RetryLater("A ref moved while it was fetched", { delayMs: 1_000, cause: error });
    throw error;
  }
}

function idsOf(refs: readonly (readonly [string, string])[]): readonly string[] {
  return [...new Set(refs.map(([, id]) => id))];
}

function partition<T>(items: readonly T[], isFirst: (item: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
