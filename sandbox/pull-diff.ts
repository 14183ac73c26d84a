import { diffFiles, type FileDiff } from "./diff-files.ts";
import type { Site } from "./site.ts";
import type { Pull, Repository } from "./state.ts";

/** What a pull request would bring to its base: from the merge base to the head, or to an older commit of it. */
export async function pullDiff(
  site: Site,
  repository: Repository,
  pull: Pull,
  commit = pull.headSha,
): Promise<readonly FileDiff[]> {
  const shared = await site.git.ask(repository, ["merge-base", pull.baseSha, commit]);
  return diffFiles(site.git, repository, { from: shared ?? emptyTree, to: commit });
}

/** A force push may leave a head without history in common with its base: then all of it is new. */
const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** Oldest first. */
export async function pullCommits(site: Site, repository: Repository, pull: Pull): Promise<readonly string[]> {
  const shas = await site.git.text(repository, [
    "rev-list",
    "--reverse",
    "--topo-order",
    `${pull.baseSha}..${pull.headSha}`,
  ]);
  return shas === "" ? [] : shas.split("\n");
}

/** The tree of the merge; undefined where it conflicts. */
export async function mergedTree(site: Site, repository: Repository, pull: Pull): Promise<string | undefined> {
  const base = `refs/heads/${pull.baseBranch}`;
  return site.git.ask(repository, ["merge-tree", "--write-tree", base, pull.headSha]);
}
