import type { Json, JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import type { Issue, IssueComment, Label, Pull, Repository } from "../../state.ts";
import { accountById, simpleAccountById } from "../accounts/represent-account.ts";
import { representApp } from "../apps/represent-app.ts";
import { nodeId } from "../node-id.ts";
import { fullName } from "../repositories/represent-repository.ts";

/** An issue, or a pull request as the issue endpoints show it. */
export function representIssue(site: Site, repository: Repository, issue: Issue | Pull): JsonObject {
  const api = `${site.urls.api}/repos/${fullName(site, repository)}`;
  const url = `${api}/issues/${issue.number}`;
  const html = `${site.urls.web}/${fullName(site, repository)}`;
  const [assignee = null, ...others] = issue.assigneeIds.map((id) => simpleAccountById(site, id));
  return {
    url,
    repository_url: api,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    timeline_url: `${url}/timeline`,
    html_url: isPull(issue) ? `${html}/pull/${issue.number}` : `${html}/issues/${issue.number}`,
    id: issue.id,
    node_id: nodeId("Issue", issue.id),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    user: simpleAccountById(site, issue.authorId),
    state: issue.state,
    state_reason: issue.stateReason,
    labels: issueLabels(site, repository, issue),
    assignee,
    assignees: assignee === null ? [] : [assignee, ...others],
    milestone: null,
    locked: false,
    active_lock_reason: null,
    comments: countComments(site, issue),
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    closed_by: issue.closedById === null ? null : simpleAccountById(site, issue.closedById),
    author_association: association(site, repository, issue.authorId),
    performed_via_github_app: issue.viaApp ? representApp(site) : null,
    reactions: reactions(url),
    ...(isPull(issue) ? { draft: issue.isDraft, pull_request: pullLinks(api, html, issue) } : {}),
  };
}

export function representIssueComment(site: Site, repository: Repository, comment: IssueComment): JsonObject {
  const api = `${site.urls.api}/repos/${fullName(site, repository)}`;
  const isOnPull = site.state.pulls.some(
    (pull) => pull.repositoryId === repository.id && pull.number === comment.issueNumber,
  );
  const page = `${isOnPull ? "pull" : "issues"}/${comment.issueNumber}#issuecomment-${comment.id}`;
  const url = `${api}/issues/comments/${comment.id}`;
  return {
    url,
    html_url: `${site.urls.web}/${fullName(site, repository)}/${page}`,
    issue_url: `${api}/issues/${comment.issueNumber}`,
    id: comment.id,
    node_id: nodeId("IssueComment", comment.id),
    user: simpleAccountById(site, comment.authorId),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(site, repository, comment.authorId),
    performed_via_github_app: comment.viaApp ? representApp(site) : null,
    reactions: reactions(url),
  };
}

export function representLabel(site: Site, repository: Repository, label: Label): JsonObject {
  return {
    id: label.id,
    node_id: nodeId("Label", label.id),
    url: `${site.urls.api}/repos/${fullName(site, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    default: label.isDefault,
    description: label.description,
  };
}

export function issueLabels(site: Site, repository: Repository, issue: Issue): readonly JsonObject[] {
  return site.state.labels
    .filter((label) => issue.labelIds.includes(label.id))
    .map((label) => representLabel(site, repository, label));
}

export function countComments(site: Site, issue: Issue): number {
  return site.state.issueComments.filter(
    (comment) => comment.repositoryId === issue.repositoryId && comment.issueNumber === issue.number,
  ).length;
}

/** The one user owns what is theirs and is a member of the organisation; apps are nobody, as on GitHub. */
export function association(site: Site, repository: Repository, accountId: number): string {
  if (accountById(site, accountId).type === "Bot") return "NONE";
  return repository.ownerId === accountId ? "OWNER" : "MEMBER";
}

export function reactions(url: string): Json {
  return {
    url: `${url}/reactions`,
    total_count: 0,
    "+1": 0,
    "-1": 0,
    laugh: 0,
    hooray: 0,
    confused: 0,
    heart: 0,
    rocket: 0,
    eyes: 0,
  };
}

function isPull(issue: Issue | Pull): issue is Pull {
  return "headSha" in issue;
}

function pullLinks(api: string, html: string, pull: Pull): JsonObject {
  const page = `${html}/pull/${pull.number}`;
  return {
    url: `${api}/pulls/${pull.number}`,
    html_url: page,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    merged_at: pull.mergedAt,
  };
}
