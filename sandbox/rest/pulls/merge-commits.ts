import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GitFailed, runGit } from "../../git/run-git.ts";
import { writeCommit } from "../../git/write-commit.ts";
import type { Site } from "../../site.ts";
import type { Account, Pull, Repository } from "../../state.ts";
import { accountById } from "../accounts/represent-account.ts";
import { signatureOf } from "../repositories/signature.ts";

export interface MergeInput {
  readonly merge_method?: "merge" | "squash" | "rebase";
  readonly commit_title?: string;
  readonly commit_message?: string;
}

type Merge = MergeInput & { readonly baseSha: string };

/** Who merges where. */
export interface Merger {
  readonly site: Site;
  readonly repository: Repository;
  readonly author: Account;
}

/** Writes what the base branch is to become, and gives its commit; undefined where it conflicts. No ref moves. */
export async function writeMerge(merger: Merger, pull: Pull, merge: Merge): Promise<string | undefined> {
  if (merge.merge_method === "rebase") return rebase(merger, pull, merge.baseSha);
  const { site, repository } = merger;
  const tree = await site.git.ask(repository, ["merge-tree", "--write-tree", merge.baseSha, pull.headSha]);
  if (tree === undefined) return undefined;
  const isSquash = merge.merge_method === "squash";
  const signature = signatureOf(merger.author);
  return writeCommit(site.git, repository, {
    tree,
    parents: isSquash ? [merge.baseSha] : [merge.baseSha, pull.headSha],
    message: isSquash ? squashMessage(pull, merge) : mergeMessage(merger, pull, merge),
    author: signature,
    committer: signature,
  });
}

function mergeMessage({ site }: Merger, pull: Pull, merge: Merge): string {
  const head = `${accountById(site, pull.headOwnerId).login}/${pull.headBranch}`;
  const title = merge.commit_title ?? `Merge pull request #${pull.number} from ${head}`;
  return `${title}\n\n${merge.commit_message ?? pull.title}`.trim();
}

function squashMessage(pull: Pull, merge: Merge): string {
  const title = merge.commit_title ?? `${pull.title} (#${pull.number})`;
  return `${title}\n\n${merge.commit_message ?? pull.body ?? ""}`.trim();
}

/** Commit by commit in a working tree of its own: git needs one to pick commits. */
async function rebase(merger: Merger, pull: Pull, baseSha: string): Promise<string | undefined> {
  const { site, repository } = merger;
  const directory = await mkdtemp(join(tmpdir(), "sandbox-rebase-"));
  const { name, email } = signatureOf(merger.author);
  const environment = { GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  const commits = ["--no-merges", "--reverse", `${baseSha}..${pull.headSha}`];
  try {
    const picked = await site.git.text(repository, ["rev-list", ...commits]);
    await site.git.run(repository, ["worktree", "add", "--quiet", "--detach", directory, baseSha]);
    await runGit(directory, ["cherry-pick", "--allow-empty", ...picked.split("\n")], { environment });
    return (await runGit(directory, ["rev-parse", "HEAD"])).toString().trim();
  } catch (error) {
    if (error instanceof GitFailed) return undefined;
    throw error;
  } finally {
    await rm(directory, { recursive: true, force: true });
    await site.git.run(repository, ["worktree", "prune"]);
  }
}
