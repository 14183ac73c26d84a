import { nextId, type Pull, type ReviewComment, timestamp } from "../../state.ts";
import { author, type RepositoryCall } from "../endpoint.ts";
import type { CommentPlace } from "./review-comment-input.ts";

export interface NewComment {
  readonly path: string;
  readonly body: string;
  readonly place: CommentPlace;
  readonly commitSha: string;
  readonly reviewId: number | null;
  readonly inReplyTo: number | null;
}

/** Keeps a comment whose place was checked. */
export function addReviewComment(call: RepositoryCall, pull: Pull, comment: NewComment): ReviewComment {
  const { place, commitSha } = comment;
  const now = timestamp();
  const added: ReviewComment = {
    id: nextId(call.site.state),
    repositoryId: call.repository.id,
    pullNumber: pull.number,
    reviewId: comment.reviewId,
    inReplyTo: comment.inReplyTo,
    authorId: author(call).id,
    viaApp: call.caller.kind === "installation",
    path: comment.path,
    subject: place.subject,
    originalCommitSha: commitSha,
    commitSha,
    diffHunk: place.diffHunk,
    line: place.line,
    startLine: place.startLine,
    position: place.position,
    originalPosition: place.position,
    side: place.side,
    startSide: place.startSide,
    originalLine: place.line,
    originalStartLine: place.startLine,
    body: comment.body,
    createdAt: now,
    updatedAt: now,
  };
  call.site.state.reviewComments.push(added);
  return added;
}
