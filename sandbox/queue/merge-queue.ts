import { moveRef } from "../push/move-ref.ts";
import { noCommit } from "../push/ref-update.ts";
import { accountById } from "../rest/accounts/represent-account.ts";
import { writeMerge } from "../rest/pulls/merge-commits.ts";
import { failingChecks } from "../rest/pulls/merge-gate.ts";
import { closePull } from "../rest/pulls/pull-change.ts";
import { announcePull } from "../rest/pulls/pull-events.ts";
import { branchTip } from "../rest/pulls/pull-head.ts";
import type { Site } from "../site.ts";
import { type Account, type MergeGroup, type Pull, type Repository, timestamp } from "../state.ts";
import { announceGroup } from "./announce-group.ts";

/** Why GitHub does not take a pull request into the queue; undefined: it has. */
export async function enqueue(
  site: Site,
  repository: Repository,
  pull: Pull,
  sender: Account,
): Promise<string | undefined> {
  const obstacle = obstacleTo(site, repository, pull);
  if (obstacle !== undefined) return obstacle;
  const line = groupsOf(site, repository, pull.baseBranch);
  const baseSha = line.at(-1)?.headSha ?? (await branchTip(site, repository, pull.baseBranch));
  const headSha = baseSha && (await writeMerge({ site, repository, author: sender }, pull, { baseSha }));
  if (!baseSha || !headSha) return "Pull request is not mergeable";
  const headRef = `refs/heads/gh-readonly-queue/${pull.baseBranch}/pr-${pull.number}-${baseSha}`;
  const group: MergeGroup = {
    repositoryId: repository.id,
    pullNumber: pull.number,
    senderId: sender.id,
    headSha,
    headRef,
    baseSha,
    baseBranch: pull.baseBranch,
  };
  site.state.mergeGroups.push(group);
  await moveRef(site, { repository, pusher: sender, update: { ref: headRef, before: noCommit, after: headSha } });
  await announcePull(site, pull, { action: "enqueued", sender });
  await announceGroup(site, repository, group, { action: "checks_requested" });
  return undefined;
}

function obstacleTo(site: Site, repository: Repository, pull: Pull): string | undefined {
  if (!hasQueue(site, repository, pull.baseBranch)) return "The base branch does not have a merge queue";
  if (pull.state === "closed" || pull.isDraft) return "Pull request is not mergeable";
  if (site.state.mergeGroups.some((group) => isOf(group, repository, pull))) return "Pull request is already queued";
  const [failing] = failingChecks(site, repository, pull);
  return failing && `Required status check "${failing.context}" is ${failing.state}.`;
}

export function hasQueue(site: Site, repository: Repository, branch: string): boolean {
  return site.state.mergeQueues.some((queue) => queue.repositoryId === repository.id && queue.branch === branch);
}

/** A check was completed: what stands first and passes is merged, what fails leaves, and what stood behind it is built anew. */
export async function settleQueue(site: Site, repository: Repository, headSha: string): Promise<void> {
  const group = site.state.mergeGroups.find((one) => one.repositoryId === repository.id && one.headSha === headSha);
  const pull = group && site.state.pulls.find((one) => isOf(group, repository, one));
  if (!group || !pull) return;
  const failing = failingChecks(site, repository, { headSha, baseBranch: group.baseBranch });
  if (failing.some(({ state }) => state === "failing")) return leave(site, repository, { group, pull });
  const [first] = groupsOf(site, repository, group.baseBranch);
  if (failing.length > 0 || first !== group) return;
  await land(site, repository, { group, pull });
  const [next] = groupsOf(site, repository, group.baseBranch);
  if (next) await settleQueue(site, repository, next.headSha);
}

interface Queued {
  readonly group: MergeGroup;
  readonly pull: Pull;
}

async function land(site: Site, repository: Repository, { group, pull }: Queued): Promise<void> {
  remove(site, group);
  const sender = accountById(site, group.senderId);
  pull.mergedAt = timestamp();
  pull.mergedById = sender.id;
  pull.mergeCommitSha = group.headSha;
  pull.state = "closed";
  const update = { ref: `refs/heads/${group.baseBranch}`, before: group.baseSha, after: group.headSha };
  await moveRef(site, { repository, pusher: sender, update });
  await closePull(site, pull, sender);
  await destroy(site, repository, { group, reason: "merged" });
}

async function leave(site: Site, repository: Repository, { group, pull }: Queued): Promise<void> {
  const line = groupsOf(site, repository, group.baseBranch);
  const behind = line.slice(line.indexOf(group) + 1);
  for (const one of [group, ...behind]) remove(site, one);
  await destroy(site, repository, { group, reason: "dequeued" });
  await announcePull(site, pull, {
    action: "dequeued",
    sender: accountById(site, group.senderId),
    extra: { reason: "CI_FAILURE" },
  });
  for (const other of behind) await destroy(site, repository, { group: other, reason: "invalidated" });
  for (const other of behind) {
    const next = site.state.pulls.find((one) => isOf(other, repository, one));
    if (next) await enqueue(site, repository, next, accountById(site, other.senderId));
  }
}

interface End {
  readonly group: MergeGroup;
  readonly reason: "merged" | "dequeued" | "invalidated";
}

/** At once, before anything is waited for: two checks may be completed at the same time. */
function remove({ state }: Site, group: MergeGroup): void {
  state.mergeGroups = state.mergeGroups.filter((one) => one !== group);
}

async function destroy(site: Site, repository: Repository, { group, reason }: End): Promise<void> {
  const update = { ref: group.headRef, before: group.headSha, after: noCommit };
  await announceGroup(site, repository, group, { action: "destroyed", reason });
  await moveRef(site, { repository, pusher: accountById(site, group.senderId), update });
}

function groupsOf(site: Site, repository: Repository, branch: string): readonly MergeGroup[] {
  return site.state.mergeGroups.filter((one) => one.repositoryId === repository.id && one.baseBranch === branch);
}

function isOf(group: MergeGroup, repository: Repository, pull: Pull): boolean {
  return (
    group.repositoryId === repository.id && pull.repositoryId === repository.id && group.pullNumber === pull.number
  );
}
