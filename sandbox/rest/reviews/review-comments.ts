import { pullDiff } from "../../pull-diff.ts";
import { type Pull, type ReviewComment, timestamp } from "../../state.ts";
import { notFound } from "../api-error.ts";
import { created, type Endpoint, noContent, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { findPull } from "../issues/find-issue.ts";
import { checkCommentBody } from "../issues/text-limits.ts";
import { list } from "../pagination.ts";
import { representPull } from "../pulls/represent-pull.ts";
import { representReviewComment } from "./represent-review.ts";
import { addReviewComment } from "./review-comment-add.ts";
import { type CommentInput, placeComment, refusedComment } from "./review-comment-input.ts";
import { moveComments } from "./review-comment-place.ts";
import { foreignCommitInComment, isPartOfPull } from "./review-commit.ts";
import { addReview } from "./review-create.ts";
import { isVisible } from "./reviews.ts";

export const reviewCommentEndpoints: readonly Endpoint[] = [
  {
    operation: "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments",
    permission: { pull_requests: "write" },
    run: createComment,
  },
  {
    operation: "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies",
    permission: { pull_requests: "write" },
    run(call) {
      const { body } = call.body as { readonly body: string };
      return reply(call, { body, to: Number(call.param("comment_id")) });
    },
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments",
    permission: { pull_requests: "read" },
    run(call) {
      const { number } = findPull(call);
      return listComments(
        call,
        commentsIn(call).filter((comment) => comment.pullNumber === number),
      );
    },
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/comments",
    permission: { pull_requests: "read" },
    run: (call) => listComments(call, commentsIn(call)),
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}",
    permission: { pull_requests: "read" },
    run: (call) => ok(representReviewComment(call.site, call.repository, findComment(call))),
  },
  {
    operation: "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}",
    permission: { pull_requests: "write" },
    run: updateComment,
  },
  {
    operation: "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}",
    permission: { pull_requests: "write" },
    run: deleteComment,
  },
];

type SingleComment = CommentInput & { readonly commit_id: string; readonly in_reply_to?: number };

async function createComment(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const pull = findPull(call);
  const { commit_id: commitSha, in_reply_to: parent, ...input } = call.body as SingleComment;
  if (parent !== undefined) return reply(call, { body: input.body, to: parent });
  checkCommentBody("PullRequestReviewComment", input.body);
  if (!(await isPartOfPull(call, pull, commitSha))) throw foreignCommitInComment();
  const placed = placeComment(await pullDiff(site, repository, pull, commitSha), input);
  if (placed.kind === "problems") throw refusedComment(placed.problems);

  // A comment of its own still makes a review, one without a body.
  const review = addReview(call, pull, { state: "COMMENTED", body: "", commitSha });
  const place = { place: placed.place, commitSha, reviewId: review.id, inReplyTo: null };
  const comment = addReviewComment(call, pull, { path: input.path, body: input.body, ...place });
  if (commitSha !== pull.headSha) await moveComments(site, repository, pull);
  announce(call, "created", comment);
  return created(representReviewComment(site, repository, comment));
}

/** A thread has one level: an answer to an answer belongs to the comment that began it. */
function reply(call: RepositoryCall, { body, to }: { readonly body: string; readonly to: number }): Reply {
  const pull = findPull(call);
  const answered = commentsIn(call).find((comment) => comment.id === to && comment.pullNumber === pull.number);
  if (!answered) throw notFound();
  checkCommentBody("PullRequestReviewComment", body);
  const { subject, side, startSide, diffHunk, originalLine, originalStartLine, originalPosition } = answered;
  const commitSha = answered.originalCommitSha;
  const review = addReview(call, pull, { state: "COMMENTED", body: "", commitSha });
  const comment = addReviewComment(call, pull, {
    path: answered.path,
    body,
    commitSha,
    reviewId: review.id,
    inReplyTo: answered.inReplyTo ?? answered.id,
    place: {
      subject,
      side,
      startSide,
      diffHunk,
      line: originalLine,
      startLine: originalStartLine,
      position: originalPosition,
    },
  });
  comment.line = answered.line;
  comment.startLine = answered.startLine;
  comment.position = answered.position;
  comment.commitSha = answered.commitSha;
  announce(call, "created", comment);
  return created(representReviewComment(call.site, call.repository, comment));
}

function updateComment(call: RepositoryCall): Reply {
  const comment = findComment(call);
  const { body } = call.body as { readonly body: string };
  checkCommentBody("PullRequestReviewComment", body);
  comment.body = body;
  comment.updatedAt = timestamp();
  announce(call, "edited", comment);
  return ok(representReviewComment(call.site, call.repository, comment));
}

function deleteComment(call: RepositoryCall): Reply {
  const comment = findComment(call);
  const { reviewComments } = call.site.state;
  reviewComments.splice(reviewComments.indexOf(comment), 1);
  announce(call, "deleted", comment);
  return noContent;
}

function listComments(call: RepositoryCall, comments: readonly ReviewComment[]): Reply {
  const { sort, direction, since = "1970-01-01T00:00:00Z" } = call.query;
  const wanted = comments.filter((comment) => Date.parse(comment.updatedAt) >= Date.parse(since));
  const time = (comment: ReviewComment) => (sort === "updated" ? comment.updatedAt : comment.createdAt);
  wanted.sort((a, b) => time(a).localeCompare(time(b)) || a.id - b.id);
  // Without `sort`, GitHub ignores `direction`.
  const isDescending = sort !== undefined && direction === "desc";
  const sorted = isDescending ? wanted.toReversed() : wanted;
  return list(call, sorted, (comment) => representReviewComment(call.site, call.repository, comment));
}

function commentsIn(call: RepositoryCall): readonly ReviewComment[] {
  const { site, repository } = call;
  const hidden = site.state.reviews.filter((review) => !isVisible(call, review)).map((review) => review.id);
  return site.state.reviewComments.filter(
    (comment) => comment.repositoryId === repository.id && !hidden.includes(comment.reviewId ?? -1),
  );
}

function findComment(call: RepositoryCall): ReviewComment {
  const comment = commentsIn(call).find((one) => one.id === Number(call.param("comment_id")));
  if (!comment) throw notFound();
  return comment;
}

function announce(call: RepositoryCall, action: string, comment: ReviewComment): void {
  const { site, repository } = call;
  const isItsPull = (pull: Pull) => pull.repositoryId === repository.id && pull.number === comment.pullNumber;
  const pull = site.state.pulls.find(isItsPull);
  call.emit("pull_request_review_comment", {
    action,
    comment: representReviewComment(site, repository, comment),
    pull_request: pull && representPull(site, repository, pull),
  });
}
