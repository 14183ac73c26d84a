import type { JsonObject } from "../../json.ts";
import { mergedTree, pullCommits, pullDiff } from "../../pull-diff.ts";
import type { Site } from "../../site.ts";
import type { Pull, Repository } from "../../state.ts";
import { accountById, simpleAccountById } from "../accounts/represent-account.ts";
import { association, countComments, issueLabels } from "../issues/represent-issue.ts";
import { nodeId } from "../node-id.ts";
import { fullName, representRepository } from "../repositories/represent-repository.ts";
import { failingChecks } from "./merge-gate.ts";

/** A pull request as lists show it. */
export function representPull(site: Site, repository: Repository, pull: Pull): JsonObject {
  const [assignee = null] = pull.assigneeIds;
  return {
    id: pull.id,
    node_id: nodeId("PullRequest", pull.id),
    ...urls(site, repository, pull),
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: simpleAccountById(site, pull.authorId),
    body: pull.body,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    assignee: assignee === null ? null : simpleAccountById(site, assignee),
    assignees: pull.assigneeIds.map((id) => simpleAccountById(site, id)),
    requested_reviewers: [],
    requested_teams: [],
    labels: issueLabels(site, repository, pull),
    milestone: null,
    draft: pull.isDraft,
    head: representHead(site, pull),
    base: representBase(site, repository, pull),
    author_association: association(site, repository, pull.authorId),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** A pull request with what takes a look into git: as a single answer and in webhooks. */
export async function representFullPull(site: Site, repository: Repository, pull: Pull): Promise<JsonObject> {
  const [files, commits, mergeability] = await Promise.all([
    pullDiff(site, repository, pull),
    pullCommits(site, repository, pull),
    judgeMergeability(site, repository, pull),
  ]);
  return {
    ...representPull(site, repository, pull),
    merged: pull.mergedAt !== null,
    ...mergeability,
    merged_by: pull.mergedById === null ? null : simpleAccountById(site, pull.mergedById),
    comments: countComments(site, pull),
    review_comments: site.state.reviewComments.filter(
      (comment) => comment.repositoryId === repository.id && comment.pullNumber === pull.number,
    ).length,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: sum(files.map((file) => file.additions)),
    deletions: sum(files.map((file) => file.deletions)),
    changed_files: files.length,
  };
}

async function judgeMergeability(site: Site, repository: Repository, pull: Pull): Promise<JsonObject> {
  if (pull.state === "closed") return { mergeable: null, rebaseable: null, mergeable_state: "unknown" };
  if ((await mergedTree(site, repository, pull)) === undefined) {
    return { mergeable: false, rebaseable: false, mergeable_state: "dirty" };
  }
  const isBlocked = failingChecks(site, repository, pull).length > 0;
  const state = pull.isDraft ? "draft" : isBlocked ? "blocked" : "clean";
  return { mergeable: true, rebaseable: true, mergeable_state: state };
}

/** `repo` is null once the fork was deleted: GitHub's schema does not say so, its answers do. */
function representHead(site: Site, pull: Pull): JsonObject {
  const repository = site.state.repositories.find((one) => one.id === pull.headRepositoryId);
  const owner = accountById(site, pull.headOwnerId);
  return {
    label: `${owner.login}:${pull.headBranch}`,
    ref: pull.headBranch,
    sha: pull.headSha,
    user: simpleAccountById(site, owner.id),
    repo: repository ? representRepository(site, repository) : null,
  };
}

function representBase(site: Site, repository: Repository, pull: Pull): JsonObject {
  const owner = accountById(site, repository.ownerId);
  return {
    label: `${owner.login}:${pull.baseBranch}`,
    ref: pull.baseBranch,
    sha: pull.baseSha,
    user: simpleAccountById(site, owner.id),
    repo: representRepository(site, repository),
  };
}

function urls(site: Site, repository: Repository, pull: Pull): JsonObject {
  const api = `${site.urls.api}/repos/${fullName(site, repository)}`;
  const url = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const html = `${site.urls.web}/${fullName(site, repository)}/pull/${pull.number}`;
  const links = {
    self: url,
    html,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${api}/statuses/${pull.headSha}`,
  };
  return {
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: links.statuses,
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
