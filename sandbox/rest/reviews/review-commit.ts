import type { Pull } from "../../state.ts";
import { ApiError, validationFailed } from "../api-error.ts";
import type { RepositoryCall } from "../endpoint.ts";

/** A comment belongs to a commit of the pull request; without one, to its head. */
export async function isPartOfPull({ site, repository }: RepositoryCall, pull: Pull, sha: string): Promise<boolean> {
  if (sha === pull.headSha) return true;
  if (!/^[0-9a-f]{40}$/.test(sha)) return false;
  const isAncestor = (of: string) => site.git.ask(repository, ["merge-base", "--is-ancestor", sha, of]);
  return (await isAncestor(pull.headSha)) !== undefined && (await isAncestor(pull.baseSha)) === undefined;
}

export function foreignCommitInReview(): ApiError {
  const says = "Pull request review thread end commit oid is not part of the pull request";
  return new ApiError(422, { message: "Unprocessable Entity", errors: [says] });
}

export function foreignCommitInComment(): ApiError {
  const field = "pull_request_review_thread.end_commit_oid";
  const message = `${field} is not part of the pull request`;
  return validationFailed([
    { resource: "PullRequestReviewComment", code: "custom", field, message },
    { resource: "PullRequestReviewComment", code: "missing_field", field: "pull_request_review_thread.diff_hunk" },
  ]);
}
