import type { Commit, Replacement } from "../change/change.ts";
import { type ChangedEntry, type Cut, compareTrees } from "./compare-trees.ts";
import type { Limits } from "./limits.ts";
import { openObjects } from "./object-reader.ts";
import type { GitContext } from "./run-git.ts";

/** What one commit changed, compared with all its parents at once. */
export interface Step {
  readonly commit: StepCommit;
  readonly changed: readonly ChangedEntry[];
  /** For each parent, or for the empty tree if there is none: blobs that went away. */
  readonly removed: readonly ReadonlySet<string>[];
  readonly cut: ReadonlySet<Cut>;
}

/** What of a commit is needed to compare it. */
export type StepCommit = Pick<Commit, "sha" | "parents">;

/** In the order of the commits. The newest commits are read first, so that they are whole if the limit is reached. */
export async function readSteps(
  context: GitContext,
  commits: readonly StepCommit[],
  limits: Limits,
): Promise<readonly Step[]> {
  const objects = openObjects(context);
  const newestFirst: Step[] = [];
  const budget = { entries: limits.entries, removals: limits.entries, pathBytes: limits.pathBytes };
  try {
    for (const commit of commits.toReversed()) {
      const parents = commit.parents.map((parent) => `${parent}^{tree}`);
      newestFirst.push({ commit, ...(await compareTrees(objects, `${commit.sha}^{tree}`, parents, budget)) });
    }
  } finally {
    objects.close();
  }
  return newestFirst.reverse();
}

/** Which versions of files the step did away with. A merge takes its choice among what its parents have. */
export function replacements({ commit, changed, removed }: Step): Replacement[] {
  if (commit.parents.length !== 1) return [];
  const gone = [...(removed[0] ?? [])].map((before) => ({ commit: commit.sha, before, after: undefined }));
  const changes = changed.flatMap(({ id, before: [before] }) =>
    before === undefined ? [] : [{ commit: commit.sha, before, after: id }],
  );
  return [...changes, ...gone];
}
