import type { Change } from "../change/change.ts";
import type { Limits } from "./limits.ts";
import { listCommits } from "./list-commits.ts";
import { cutCommits, olderCommits, once, submodules } from "./not-examined.ts";
import { readFileChanges } from "./read-file-changes.ts";
import { readSteps, replacements } from "./read-steps.ts";
import type { GitContext } from "./run-git.ts";

/**
 * What the commits reachable from `heads` and from none of `known` brought in. A line of a merge commit counts as new if
 * no parent had it: the resolution is seen, and what was merged is not told again.
 *
 * @param heads, known commits that are in the cache
 */
export async function readChange(
  context: GitContext,
  { heads, known }: { readonly heads: readonly [string, ...string[]]; readonly known: readonly string[] },
  limits: Limits,
): Promise<Change> {
  const { commits, left } = await listCommits(context, heads, known, limits.commits);
  const steps = await readSteps(context, commits, limits);
  const { files, notExamined } = await readFileChanges(context, steps, limits);
  return {
    head: heads[0],
    commits,
    files,
    replaced: steps.flatMap(replacements),
    notExamined: once([
      ...olderCommits(commits, left, limits),
      ...cutCommits(steps, limits),
      ...submodules(steps),
      ...notExamined,
    ]),
  };
}
