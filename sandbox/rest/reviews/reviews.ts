import { type Pull, type Review, type ReviewComment, timestamp } from "../../state.ts";
import { ApiError, notFound } from "../api-error.ts";
import { type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { findPull } from "../issues/find-issue.ts";
import { checkCommentBody } from "../issues/text-limits.ts";
import { list } from "../pagination.ts";
import { representPull } from "../pulls/represent-pull.ts";
import { representReview, representReviewComment } from "./represent-review.ts";
import { commentsOf } from "./review-comment-place.ts";
import { createReview, type ReviewEvent, readEvent } from "./review-create.ts";

export const reviewEndpoints: readonly Endpoint[] = [
  {
    operation: "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    permission: { pull_requests: "write" },
    async run(call) {
      const pull = findPull(call);
      const review = await createReview(call, pull);
      if (review.state !== "PENDING") announce(call, { action: "submitted", pull, review });
      return answer(call, review);
    },
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    permission: { pull_requests: "read" },
    run: (call) => list(call, reviewsOf(call), (review) => representReview(call.site, call.repository, review)),
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
    permission: { pull_requests: "read" },
    run: (call) => answer(call, findReview(call)),
  },
  {
    operation: "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
    permission: { pull_requests: "write" },
    run: editReview,
  },
  {
    operation: "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
    permission: { pull_requests: "write" },
    run: deletePendingReview,
  },
  {
    operation: "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments",
    permission: { pull_requests: "read" },
    run: (call) =>
      list(call, commentsIn(call, findReview(call)), (comment) =>
        representReviewComment(call.site, call.repository, comment),
      ),
  },
  {
    operation: "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events",
    permission: { pull_requests: "write" },
    run: submitReview,
  },
  {
    operation: "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals",
    permission: { pull_requests: "write" },
    run: dismissReview,
  },
];

/** Drafts are seen by nobody but their author. */
export function isVisible(call: RepositoryCall, review: Review): boolean {
  const isOwn = "account" in call.caller && call.caller.account.id === review.authorId;
  return review.state !== "PENDING" || isOwn;
}

function editReview(call: RepositoryCall): Reply {
  const review = findReview(call);
  const { body } = call.body as { readonly body: string };
  checkCommentBody("PullRequestReview", body);
  review.body = body;
  announce(call, { action: "edited", pull: findPull(call), review });
  return answer(call, review);
}

function submitReview(call: RepositoryCall): Reply {
  const review = findReview(call);
  const pull = findPull(call);
  const { event, body = review.body } = call.body as { readonly event: ReviewEvent; readonly body?: string };
  if (review.state !== "PENDING") throw refused("Can not submit a review that was submitted already");
  review.state = readEvent(call, pull, { event, body });
  review.body = body;
  review.submittedAt = timestamp();
  announce(call, { action: "submitted", pull, review });
  return answer(call, review);
}

function deletePendingReview(call: RepositoryCall): Reply {
  const review = findReview(call);
  const { reviews, reviewComments } = call.site.state;
  if (review.state !== "PENDING") throw refused("Can not delete a non-pending pull request review");
  for (const comment of commentsIn(call, review)) reviewComments.splice(reviewComments.indexOf(comment), 1);
  reviews.splice(reviews.indexOf(review), 1);
  return answer(call, review);
}

function dismissReview(call: RepositoryCall): Reply {
  const review = findReview(call);
  if (review.state !== "APPROVED" && review.state !== "CHANGES_REQUESTED") {
    throw refused("Can not dismiss a commented pull request review");
  }
  review.state = "DISMISSED";
  announce(call, { action: "dismissed", pull: findPull(call), review });
  return answer(call, review);
}

function reviewsOf(call: RepositoryCall): readonly Review[] {
  const pull = findPull(call);
  return call.site.state.reviews.filter(
    (review) =>
      review.repositoryId === pull.repositoryId && review.pullNumber === pull.number && isVisible(call, review),
  );
}

function findReview(call: RepositoryCall): Review {
  const review = reviewsOf(call).find((one) => one.id === Number(call.param("review_id")));
  if (!review) throw notFound();
  return review;
}

function commentsIn(call: RepositoryCall, review: Review): readonly ReviewComment[] {
  return commentsOf(call.site, findPull(call)).filter((comment) => comment.reviewId === review.id);
}

function answer(call: RepositoryCall, review: Review): Reply {
  return ok(representReview(call.site, call.repository, review));
}

interface ReviewHappening {
  readonly action: string;
  readonly pull: Pull;
  readonly review: Review;
}

function announce(call: RepositoryCall, { action, pull, review }: ReviewHappening): void {
  const { site, repository } = call;
  const shown = representReview(site, repository, review);
  call.emit("pull_request_review", {
    action,
    review: { ...shown, state: review.state.toLowerCase() },
    pull_request: representPull(site, repository, pull),
  });
}

function refused(reason: string): ApiError {
  return new ApiError(422, { message: "Unprocessable Entity", errors: [reason] });
}
