import { pullDiff } from "../../pull-diff.ts";
import { nextId, type Pull, type Review, timestamp } from "../../state.ts";
import { ApiError } from "../api-error.ts";
import { author, type RepositoryCall } from "../endpoint.ts";
import { checkCommentBody } from "../issues/text-limits.ts";
import { addReviewComment } from "./review-comment-add.ts";
import {
  type CommentInput,
  type CommentPlace,
  type Problem,
  placeComment,
  refusedReview,
} from "./review-comment-input.ts";
import { moveComments } from "./review-comment-place.ts";
import { foreignCommitInReview, isPartOfPull } from "./review-commit.ts";

export type ReviewEvent = "APPROVE" | "REQUEST_CHANGES" | "COMMENT";

interface ReviewInput {
  readonly commit_id?: string;
  readonly body?: string;
  readonly event?: ReviewEvent;
  readonly comments?: readonly CommentInput[];
}

interface PlacedComment {
  readonly input: CommentInput;
  readonly place: CommentPlace;
}

/** All or nothing: one comment outside the diff, and GitHub keeps none of the review. */
export async function createReview(call: RepositoryCall, pull: Pull): Promise<Review> {
  const { site, repository } = call;
  const input = call.body as ReviewInput | undefined;
  const { body = "", event, comments = [] } = input ?? {};
  const commitSha = input?.commit_id ?? pull.headSha;
  if (!(await isPartOfPull(call, pull, commitSha))) throw foreignCommitInReview();
  const placed = await placeAll(call, pull, { comments, commitSha });
  const state = event === undefined ? pending(call, pull) : readEvent(call, pull, { event, body });

  const review = addReview(call, pull, { state, body, commitSha });
  for (const { input: comment, place } of placed) {
    addReviewComment(call, pull, { ...comment, place, commitSha, reviewId: review.id, inReplyTo: null });
  }
  if (commitSha !== pull.headSha) await moveComments(site, repository, pull);
  return review;
}

export function addReview(
  call: RepositoryCall,
  pull: Pull,
  { state, body, commitSha }: Pick<Review, "state" | "body" | "commitSha">,
): Review {
  const review: Review = {
    id: nextId(call.site.state),
    repositoryId: call.repository.id,
    pullNumber: pull.number,
    authorId: author(call).id,
    viaApp: call.caller.kind === "installation",
    state,
    body,
    commitSha,
    submittedAt: state === "PENDING" ? null : timestamp(),
  };
  call.site.state.reviews.push(review);
  return review;
}

/** The state that an event leads to; throws where GitHub does not take it. */
export function readEvent(
  call: RepositoryCall,
  pull: Pull,
  { event, body }: { readonly event: ReviewEvent; readonly body: string },
): Review["state"] {
  const isOwn = author(call).id === pull.authorId;
  if (event === "APPROVE") {
    if (isOwn) throw refused("Can not approve your own pull request");
    return "APPROVED";
  }
  if (event === "REQUEST_CHANGES" && isOwn) throw refused("Can not request changes on your own pull request");
  checkCommentBody("PullRequestReview", body);
  return event === "COMMENT" ? "COMMENTED" : "CHANGES_REQUESTED";
}

function pending(call: RepositoryCall, pull: Pull): "PENDING" {
  const hasOne = call.site.state.reviews.some(
    (review) =>
      review.repositoryId === pull.repositoryId &&
      review.pullNumber === pull.number &&
      review.authorId === author(call).id &&
      review.state === "PENDING",
  );
  if (hasOne) throw refused("User can only have one pending review per pull request");
  return "PENDING";
}

async function placeAll(
  { site, repository }: RepositoryCall,
  pull: Pull,
  { comments, commitSha }: { readonly comments: readonly CommentInput[]; readonly commitSha: string },
): Promise<readonly PlacedComment[]> {
  if (comments.length === 0) return [];
  const files = await pullDiff(site, repository, pull, commitSha);
  const placed: PlacedComment[] = [];
  const bad: (readonly Problem[])[] = [];
  for (const input of comments) {
    checkCommentBody("PullRequestReviewComment", input.body);
    const result = placeComment(files, input);
    if (result.kind === "place") placed.push({ input, place: result.place });
    else bad.push(result.problems);
  }
  if (bad.length > 0) throw refusedReview(bad);
  return placed;
}

function refused(reason: string): ApiError {
  return new ApiError(422, { message: "Unprocessable Entity", errors: [reason] });
}
