import { accountById } from "../rest/accounts/represent-account.ts";
import type { Site } from "../site.ts";
import { type Account, type Repository, timestamp } from "../state.ts";
import { adoptFirstBranch } from "./adopt-first-branch.ts";
import { afterPush } from "./after-push.ts";
import { createOrDeletePayload } from "./create-or-delete-payload.ts";
import { pushPayload } from "./push-payload.ts";
import { branchOf, noCommit, type RefUpdate } from "./ref-update.ts";

/** GitHub creates no event for more tags than this in one push, or more branches. */
const maxTags = 3;
const maxBranches = 5000;

export interface Push {
  readonly repository: Repository;
  readonly pusher: Account;
  readonly updates: readonly RefUpdate[];
}

/** What follows a change of refs, whoever made it: webhooks, pull requests that move along, check suites. */
export async function announcePush(site: Site, push: Push): Promise<void> {
  const { repository, updates } = push;
  if (updates.length === 0) return;
  repository.pushedAt = timestamp();
  repository.updatedAt = repository.pushedAt;
  await adoptFirstBranch(site, push);

  const branches = updates.filter((update) => branchOf(update) !== undefined);
  const tags = updates.filter((update) => update.ref.startsWith("refs/tags/"));
  const announced = [...(branches.length > maxBranches ? [] : branches), ...(tags.length > maxTags ? [] : tags)];
  for (const update of announced) await announceUpdate(site, push, update);
  for (const follow of afterPush) await follow(site, push);
}

async function announceUpdate(site: Site, push: Push, update: RefUpdate): Promise<void> {
  const { repository, pusher } = push;
  if (!(await namesCommits(site, repository, update))) return;
  const owner = accountById(site, repository.ownerId);
  const emit = (name: string, payload: Awaited<ReturnType<typeof pushPayload>>) =>
    site.webhooks.emit({ name, owner, repository, sender: pusher, payload });

  if (update.before === noCommit) emit("create", createOrDeletePayload(repository, update));
  if (update.after === noCommit) emit("delete", createOrDeletePayload(repository, update));
  emit("push", await pushPayload(site, push, update));
}

/** Whether GitHub tells of a tag that names a file or a folder, its documentation does not say: an app must do without. */
async function namesCommits(site: Site, repository: Repository, { before, after }: RefUpdate): Promise<boolean> {
  for (const id of [before, after].filter((id) => id !== noCommit))
    if ((await site.git.ask(repository, ["rev-parse", "--verify", "--quiet", `${id}^{commit}`])) === undefined)
      return false;
  return true;
}
