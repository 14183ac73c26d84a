import type { Octokit, RestEndpointMethodTypes } from "@octokit/rest";
import { type CheckRun, checkMark, overallState, readChecks } from "./checks.ts";
import { commentBox } from "./comment-box.ts";
import { commitLine, type ListedCommit } from "./commit-line.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";
import { comment as markdown } from "./markdown.ts";
import type { Pull } from "./pull-frame.ts";
import type { RepoParams } from "./route.ts";
import { type Thread, type ThreadPlace, threadBox, threadsOf } from "./thread.ts";

type Review = RestEndpointMethodTypes["pulls"]["listReviews"]["response"]["data"][number];
export type IssueComment = RestEndpointMethodTypes["issues"]["listComments"]["response"]["data"][number];

/** Something that happened on a pull request. */
interface Event {
  readonly at: string;
  readonly body: Html;
}

/** Commits, reviews with their comments, and comments of a pull request, oldest first. */
export async function timeline(github: Octokit, repo: RepoParams, pull: Pull): Promise<Html> {
  const pullRequest = { ...repo, pull_number: pull.number, per_page: 100 };
  const [commits, reviews, reviewComments, comments] = await Promise.all([
    github.paginate(github.pulls.listCommits, pullRequest),
    github.paginate(github.pulls.listReviews, pullRequest),
    github.paginate(github.pulls.listReviewComments, pullRequest),
    github.paginate(github.issues.listComments, { ...repo, issue_number: pull.number, per_page: 100 }),
  ]);
  const checked = await Promise.all(
    commits.map(async (commit) => ({ commit, runs: await readChecks(github, repo, commit.sha) })),
  );
  const place: ThreadPlace = { repo, pull: pull.number, isOpen: pull.state === "open" };
  const threads = threadsOf(reviewComments);
  const events = [
    ...checked.map(({ commit, runs }) => commitEvent(commit, runs, repo)),
    ...reviews.map((review) => reviewEvent(review, threads, place)),
    ...comments.map((comment) => ({ at: comment.created_at, body: issueCommentBox(comment, repo) })),
  ];
  return html`<ol class="timeline">${events.toSorted(byTime).map(({ body }) => html`<li>${body}</li>`)}</ol>`;
}

export function issueCommentBox(comment: IssueComment, repo: RepoParams): Html {
  const edited = comment.updated_at !== comment.created_at;
  const body = markdown(comment.body ?? "", { repo });
  return commentBox(
    { by: comment.user, did: "commented", at: comment.created_at, edited, body },
    `issuecomment-${comment.id}`,
  );
}

function commitEvent(commit: ListedCommit, runs: readonly CheckRun[], repo: RepoParams): Event {
  return {
    at: commit.commit.committer?.date ?? "",
    body: html`<div class="event">${icon("commit")} ${commitLine(commit, repo)} ${checkMark(overallState(runs))}</div>`,
  };
}

/** A review that carries one comment and no words of its own is just that comment. */
function reviewEvent(review: Review, threads: readonly Thread[], place: ThreadPlace): Event {
  const own = threads.filter(({ root }) => root.pull_request_review_id === review.id);
  const said = {
    by: review.user,
    did: reviewWords[review.state] ?? "reviewed",
    at: review.submitted_at,
    edited: false,
    body: markdown(review.body, { repo: place.repo }),
  };
  return {
    at: review.submitted_at ?? "",
    body: html`${review.body && commentBox(said, `pullrequestreview-${review.id}`)}${own.map((thread) => threadBox(thread, place))}`,
  };
}

const reviewWords: Readonly<Record<string, string>> = {
  APPROVED: "approved these changes",
  CHANGES_REQUESTED: "requested changes",
  COMMENTED: "reviewed",
  DISMISSED: "reviewed (dismissed)",
};

/** Times have whole seconds, as on GitHub; what happened within one keeps the order of its kind. */
function byTime(one: Event, other: Event): number {
  return one.at.localeCompare(other.at);
}
