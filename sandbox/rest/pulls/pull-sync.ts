import type { Site } from "../../site.ts";
import { type Account, type Pull, type Repository, timestamp } from "../../state.ts";
import { moveComments } from "../reviews/review-comment-place.ts";
import { closePull } from "./pull-change.ts";
import { announcePull, baseRepository } from "./pull-events.ts";
import { branchTip, keepHead } from "./pull-head.ts";

/** A branch that a push moved. */
export interface MovedBranch {
  readonly repository: Repository;
  /** Without `refs/heads/`. */
  readonly branch: string;
  readonly sender: Account;
  /** undefined: the branch was deleted. */
  readonly after: string | undefined;
}

/** Brings the open pull requests of a branch up to date: those it is the head of, and those it is the base of. */
export async function syncPulls(site: Site, moved: MovedBranch): Promise<void> {
  const open = site.state.pulls.filter((pull) => pull.state === "open");
  const asHead = open.filter(
    (pull) => pull.headRepositoryId === moved.repository.id && pull.headBranch === moved.branch,
  );
  const asBase = open.filter((pull) => pull.repositoryId === moved.repository.id && pull.baseBranch === moved.branch);
  for (const pull of asHead) await moveHead(site, pull, moved);
  for (const pull of asBase) await moveBase(site, pull, moved);
}

async function moveHead(site: Site, pull: Pull, { after, sender }: MovedBranch): Promise<void> {
  if (after === undefined) return closePull(site, pull, sender);
  const before = pull.headSha;
  if (before === after) return;
  const repository = baseRepository(site, pull);
  pull.headSha = after;
  pull.baseSha = (await branchTip(site, repository, pull.baseBranch)) ?? pull.baseSha;
  pull.updatedAt = timestamp();
  await keepHead(site, repository, pull);
  if (await isContained(site, repository, pull)) return closePull(site, pull, sender);
  await moveComments(site, repository, pull);
  await announcePull(site, pull, { action: "synchronize", sender, extra: { before, after } });
}

/** A base that contains the head has merged it, by whatever way. */
async function moveBase(site: Site, pull: Pull, { repository, after, sender }: MovedBranch): Promise<void> {
  if (after === undefined) return closePull(site, pull, sender);
  const isMerged = await site.git.ask(repository, ["merge-base", "--is-ancestor", pull.headSha, after]);
  if (isMerged === undefined) return;
  pull.mergedAt = timestamp();
  pull.mergedById = sender.id;
  pull.mergeCommitSha = after;
  await closePull(site, pull, sender);
}

/** A head that was reset into its base has nothing left to merge. */
async function isContained(site: Site, repository: Repository, pull: Pull): Promise<boolean> {
  const ahead = await site.git.text(repository, ["rev-list", "--count", `${pull.baseSha}..${pull.headSha}`]);
  return ahead === "0";
}
