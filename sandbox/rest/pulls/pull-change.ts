import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import { type Account, type Pull, type Repository, timestamp } from "../../state.ts";
import { validationFailed } from "../api-error.ts";
import { author, type RepositoryCall } from "../endpoint.ts";
import { moveComments } from "../reviews/review-comment-place.ts";
import { announcePull } from "./pull-events.ts";
import { branchTip, keepHead } from "./pull-head.ts";

export interface PullChange {
  readonly title?: string | undefined;
  readonly body?: string | null | undefined;
  readonly state?: "open" | "closed" | undefined;
  readonly base?: string | undefined;
}

/** Edits a pull request and tells about it: one `edited` for the texts and the base, then `closed` or `reopened`. */
export async function changePull(call: RepositoryCall, pull: Pull, change: PullChange): Promise<void> {
  const { site, repository } = call;
  const sender = author(call);
  const newBase = await readNewBase(call, pull, change.base);
  const changes: Record<string, JsonObject> = {};
  if (change.title !== undefined && change.title !== pull.title) {
    changes.title = { from: pull.title };
    pull.title = change.title;
  }
  if (change.body !== undefined && change.body !== pull.body) {
    changes.body = { from: pull.body };
    pull.body = change.body;
  }
  if (newBase) {
    changes.base = { ref: { from: pull.baseBranch }, sha: { from: pull.baseSha } };
    pull.baseBranch = newBase.branch;
    pull.baseSha = newBase.sha;
    await moveComments(site, repository, pull);
  }
  pull.updatedAt = timestamp();
  if (Object.keys(changes).length > 0) await announcePull(site, pull, { action: "edited", sender, extra: { changes } });
  if (change.state === "closed" && pull.state === "open") await closePull(site, pull, sender);
  if (change.state === "open" && pull.state === "closed") await reopenPull(site, repository, { pull, sender });
}

/** Closed without a merge; a merge sets its own fields first. */
export async function closePull(site: Site, pull: Pull, sender: Account): Promise<void> {
  pull.state = "closed";
  pull.closedAt = timestamp();
  pull.updatedAt = pull.closedAt;
  pull.closedById = sender.id;
  await announcePull(site, pull, { action: "closed", sender });
}

async function reopenPull(site: Site, repository: Repository, { pull, sender }: { pull: Pull; sender: Account }) {
  const head = site.state.repositories.find((one) => one.id === pull.headRepositoryId);
  const tip = head && (await branchTip(site, head, pull.headBranch));
  if (pull.mergedAt !== null) throw cannotReopen("The pull request was merged.");
  if (!head || !tip) throw cannotReopen(`The ${pull.headBranch} branch has been deleted.`);
  const isForward = (await site.git.ask(head, ["merge-base", "--is-ancestor", pull.headSha, tip])) !== undefined;
  if (!isForward) throw cannotReopen(`The ${pull.headBranch} branch was force-pushed or recreated.`);
  pull.headSha = tip;
  pull.baseSha = (await branchTip(site, repository, pull.baseBranch)) ?? pull.baseSha;
  pull.state = "open";
  pull.closedAt = null;
  pull.closedById = null;
  await keepHead(site, repository, pull);
  await moveComments(site, repository, pull);
  await announcePull(site, pull, { action: "reopened", sender });
}

async function readNewBase({ site, repository }: RepositoryCall, pull: Pull, branch: string | undefined) {
  if (branch === undefined || branch === pull.baseBranch) return undefined;
  const sha = await branchTip(site, repository, branch);
  if (sha) return { branch, sha };
  throw validationFailed([
    {
      resource: "PullRequest",
      field: "base",
      code: "invalid",
      message: `Proposed base branch '${branch}' was not found`,
    },
  ]);
}

function cannotReopen(reason: string) {
  const message = `state cannot be changed. ${reason}`;
  return validationFailed([{ resource: "PullRequest", code: "invalid", field: "state", message }]);
}
