import { moveRef, RefMoved } from "../../push/move-ref.ts";
import { hasQueue } from "../../queue/merge-queue.ts";
import { type Pull, timestamp } from "../../state.ts";
import { ApiError, notFound } from "../api-error.ts";
import { author, type Endpoint, noContent, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { findPull } from "../issues/find-issue.ts";
import { type MergeInput, writeMerge } from "./merge-commits.ts";
import { failingChecks } from "./merge-gate.ts";
import { closePull } from "./pull-change.ts";
import { branchTip } from "./pull-head.ts";

export const mergeEndpoints: readonly Endpoint[] = [
  {
    operation: "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge",
    permission: { contents: "write" },
    run: merge,
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/{pull_number}/merge",
    permission: { contents: "read" },
    run(call) {
      if (findPull(call).mergedAt === null) throw notFound();
      return noContent;
    },
  },
];

async function merge(call: RepositoryCall): Promise<Reply> {
  const pull = findPull(call);
  const input = (call.body ?? {}) as MergeInput & { readonly sha?: string };
  refuse(call, pull);
  if (input.sha !== undefined && input.sha !== pull.headSha) throw headMoved();
  const baseSha = await branchTip(call.site, call.repository, pull.baseBranch);
  if (!baseSha) throw notAllowed("Pull Request is not mergeable");
  const merged = await writeMerge({ ...call, author: author(call) }, pull, { ...input, baseSha });
  if (!merged) throw notAllowed("Pull Request is not mergeable");
  await land(call, pull, { before: baseSha, after: merged });
  return ok({ sha: merged, merged: true, message: "Pull Request successfully merged" });
}

/** The pull request is closed before the push is announced: the push would find it merged and close it again. */
async function land(call: RepositoryCall, pull: Pull, { before, after }: { before: string; after: string }) {
  const { site, repository } = call;
  // While git worked, somebody else may have merged or closed it.
  refuse(call, pull);
  const sender = author(call);
  pull.mergedAt = timestamp();
  pull.mergedById = sender.id;
  pull.mergeCommitSha = after;
  pull.state = "closed";
  try {
    const ref = `refs/heads/${pull.baseBranch}`;
    await moveRef(site, { repository, pusher: sender, update: { ref, before, after } });
  } catch (error) {
    if (!(error instanceof RefMoved)) throw error;
    Object.assign(pull, { mergedAt: null, mergedById: null, mergeCommitSha: null, state: "open" });
    throw notAllowed("Base branch was modified. Review and try the merge again.");
  }
  await closePull(site, pull, sender);
}

function refuse({ site, repository }: RepositoryCall, pull: Pull): void {
  if (pull.state === "closed") throw notAllowed("Pull Request is not mergeable");
  if (hasQueue(site, repository, pull.baseBranch)) throw notAllowed("Changes must be made through the merge queue");
  if (pull.isDraft) throw notAllowed("Pull Request is still a draft");
  const [first, ...others] = failingChecks(site, repository, pull);
  if (!first) return;
  if (others.length === 0) throw notAllowed(`Required status check "${first.context}" is ${first.state}.`);
  const count = others.length + 1;
  throw notAllowed(`${count} of ${count} required status checks have not succeeded.`);
}

function notAllowed(message: string): ApiError {
  return new ApiError(405, { message });
}

function headMoved(): ApiError {
  return new ApiError(409, { message: "Head branch was modified. Review and try the merge again." });
}
