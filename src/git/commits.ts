import { GitFailed } from "./git-failed.ts";
import { findObjects } from "./object-reader.ts";
import { type GitContext, runGit } from "./run-git.ts";

export function isSha(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text);
}

/** For arguments of git: a text that is no object id could be an option or an expression. */
export function requireSha(text: string): string {
  if (!isSha(text)) throw new TypeError("not a commit id");
  return text;
}

export async function hasCommit(context: GitContext, commit: string): Promise<boolean> {
  return (await existingCommits(context, [commit])).length > 0;
}

export async function existingCommits(context: GitContext, commits: readonly string[]): Promise<string[]> {
  const found = await findObjects(context, commits.map(requireSha).map(asCommit));
  return commits.filter((commit) => found.has(asCommit(commit)));
}

/** The commit that a ref of the cache, or a tag, points to; undefined if there is none. */
export async function resolveCommit(context: GitContext, name: string): Promise<string | undefined> {
  const found = await findObjects(context, [asCommit(name)]);
  return found.get(asCommit(name))?.id;
}

/** Where two histories part; undefined if they have nothing in common. */
export async function mergeBase(context: GitContext, a: string, b: string): Promise<string | undefined> {
  try {
    return (await runGit(context, ["merge-base", requireSha(a), requireSha(b)])).trim();
  } catch (error) {
    if (error instanceof GitFailed && error.exitCode === 1) return undefined;
    throw error;
  }
}

function asCommit(name: string): string {
  return `${name}^{commit}`;
}
