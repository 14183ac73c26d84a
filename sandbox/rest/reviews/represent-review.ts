import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import type { Repository, Review, ReviewComment } from "../../state.ts";
import { simpleAccountById } from "../accounts/represent-account.ts";
import { association, reactions } from "../issues/represent-issue.ts";
import { nodeId } from "../node-id.ts";
import { fullName } from "../repositories/represent-repository.ts";

export function representReview(site: Site, repository: Repository, review: Review): JsonObject {
  const { html, api } = pullUrls(site, repository, review.pullNumber);
  const page = `${html}#pullrequestreview-${review.id}`;
  return {
    id: review.id,
    node_id: nodeId("PullRequestReview", review.id),
    user: simpleAccountById(site, review.authorId),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: api,
    author_association: association(site, repository, review.authorId),
    _links: { html: { href: page }, pull_request: { href: api } },
    ...(review.submittedAt === null ? {} : { submitted_at: review.submittedAt }),
    commit_id: review.commitSha,
  };
}

/** `line`, `start_line` and `position` are null once the comment is outdated: GitHub's schema does not say so, its answers do. */
export function representReviewComment(site: Site, repository: Repository, comment: ReviewComment): JsonObject {
  const { html, api } = pullUrls(site, repository, comment.pullNumber);
  const page = `${html}#discussion_r${comment.id}`;
  const url = `${site.urls.api}/repos/${fullName(site, repository)}/pulls/comments/${comment.id}`;
  return {
    url,
    pull_request_review_id: comment.reviewId,
    id: comment.id,
    node_id: nodeId("PullRequestReviewComment", comment.id),
    diff_hunk: comment.diffHunk,
    path: comment.path,
    commit_id: comment.commitSha,
    original_commit_id: comment.originalCommitSha,
    ...(comment.inReplyTo === null ? {} : { in_reply_to_id: comment.inReplyTo }),
    user: simpleAccountById(site, comment.authorId),
    body: comment.body,
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    html_url: page,
    pull_request_url: api,
    author_association: association(site, repository, comment.authorId),
    _links: { self: { href: url }, html: { href: page }, pull_request: { href: api } },
    reactions: reactions(url),
    start_line: comment.startLine,
    original_start_line: comment.originalStartLine,
    start_side: comment.startSide,
    line: comment.line,
    original_line: comment.originalLine,
    side: comment.side,
    position: comment.position,
    original_position: comment.originalPosition,
    subject_type: comment.subject,
  };
}

function pullUrls(site: Site, repository: Repository, number: number) {
  const name = fullName(site, repository);
  return { html: `${site.urls.web}/${name}/pull/${number}`, api: `${site.urls.api}/repos/${name}/pulls/${number}` };
}
