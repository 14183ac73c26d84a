import { isSha, resolveCommit } from "./commits.ts";
import { type GitContext, runGit } from "./run-git.ts";

/** The commits that refs name, each once: HEAD's first, then the newest. A ref that leads to no commit is not among them. */
export async function listTipCommits(context: GitContext): Promise<readonly string[]> {
  const head = await resolveCommit(context, "HEAD");
  const format = "%(if)%(*objectname)%(then)%(*objecttype) %(*objectname)%(else)%(objecttype) %(objectname)%(end)";
  const lines = await runGit(context, ["for-each-ref", "--sort=-committerdate", `--format=${format}`]);
  const commits = lines
    .split("\n")
    .filter((line) => line.startsWith("commit "))
    .map((line) => line.slice("commit ".length));
  return [...new Set([head ?? "", ...commits])].filter(isSha);
}
