import { join } from "node:path";
import { resolveCommit } from "../../../git/commits.ts";
import { findTips, type Tips } from "../../../git/list-reachable.ts";
import { listTipCommits } from "../../../git/list-tips.ts";
import { isShallow } from "../../../git/read-history.ts";
import { type GitContext, runGit } from "../../../git/run-git.ts";
import { CannotWork } from "../../cannot-work.ts";
import type { Terminal } from "../../terminal.ts";
import { stateFolder } from "../../user-folders.ts";
import { openRepository } from "../open-repository.ts";
import { type CurrentFiles, openCurrentFiles } from "./current-files.ts";
import { wasExamined } from "./examined-blobs.ts";

/** All that the refs of a repository lead to. */
export interface History {
  readonly context: GitContext;
  /** Of the work tree; of a bare repository, the repository. */
  readonly root: string;
  readonly gitDirectory: string;
  readonly tips: Tips;
  /** As HEAD has them, where there is one. */
  readonly current: CurrentFiles | undefined;
  /** Whether older commits were left out when it was cloned. */
  readonly isShallow: boolean;
  /** Whether so much is to be examined that threads are worth their start, as far as that is known. */
  readonly isLong: boolean;
  /** Whether somebody watches, and wants to know how much is left. */
  readonly isWatched: boolean;
  /** Where it is kept what was examined. */
  readonly folder: string;
  /** Whether what was kept does not count. */
  readonly isFresh: boolean;
}

/** Throws `CannotWork` where there is no repository, or no commit in it. */
export async function openHistory(
  { isFresh }: { readonly isFresh: boolean },
  { directory, environment, stderr }: Terminal,
): Promise<History> {
  const { root, gitDirectory, context } = await openRepository(directory, environment);
  if ((await listTipCommits(context)).length === 0) throw new CannotWork("The repository has no commit yet.");
  const folder = join(stateFolder(environment), "histories");
  const isNew = isFresh || !wasExamined({ folder, repository: gitDirectory });
  const head = await resolveCommit(context, "HEAD");
  return {
    ...{ context, root, gitDirectory, isFresh, folder },
    current: head === undefined ? undefined : openCurrentFiles(context, head),
    tips: await findTips(context),
    isWatched: stderr.isTTY === true,
    isShallow: await isShallow(context),
    isLong: isNew && (await countObjects(context)) > manyObjects,
  };
}

/** A third of them are files. */
const manyObjects = 1_000;

/** Those that no ref leads to included. */
async function countObjects(context: GitContext): Promise<number> {
  const counts = await runGit(context, ["count-objects", "--verbose"]);
  return [...counts.matchAll(/^(?:count|in-pack): (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
}
