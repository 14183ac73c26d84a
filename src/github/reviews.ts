import { type Access, isOurs } from "./access.ts";
import { clipLines } from "./clip.ts";
import { isSameText, markerOf, withMarker } from "./marker.ts";
import type { PullRequest, WantedComment, WantedComments } from "./port.ts";

const maxBodyBytes = 65_000;

/** GitHub wants a text with every review; the first one holds ours, and is edited where later ones come. */
const laterReviewText = "Found in newer commits. Rekey's first review above names everything.";

interface ReviewComment {
  readonly path: string;
  readonly body: string;
  readonly side: "RIGHT";
  readonly line: number;
  readonly start_line?: number;
  readonly start_side?: "RIGHT";
}

export async function createReview(
  { octokit, owner, repo }: Access,
  pull: PullRequest,
  review: { readonly body: string | undefined; readonly comments: readonly ReviewComment[] },
): Promise<void> {
  await octokit.rest.pulls.createReview({
    owner,
    repo,
    pull_number: pull.number,
    commit_id: pull.headSha,
    event: "COMMENT",
    body: review.body ?? laterReviewText,
    comments: [...review.comments],
  });
}

interface Summary {
  readonly id: number;
  readonly body: string;
}

interface SummaryState {
  /** The one that is there. */
  readonly known: Summary | undefined;
  readonly wanted: WantedComments;
  /** Comments without a place of their own. */
  readonly rest: readonly WantedComment[];
}

/**
 * What the summary is to read; undefined: it is to stay as it is. There is one for each pull request, kept true by edits. It is
 * posted alone where comments have found no place or where a text is all that is wanted; with nothing wanted an older one is marked
 * as gone.
 */
export function nextSummary({ known, wanted, rest }: SummaryState): string | undefined {
  const text = clipLines(wanted.summary(rest), maxBodyBytes);
  const body = withMarker(wanted.summaryMarker, text);
  if (!known) return text !== "" && (rest.length > 0 || wanted.comments.length === 0) ? body : undefined;
  const next = text === "" ? wanted.gone(known.body) : body;
  return isSameText(known.body, next) ? undefined : next;
}

export async function ensureSummary(access: Access, pull: PullRequest, state: SummaryState): Promise<void> {
  const body = nextSummary(state);
  if (body === undefined) return;
  if (!state.known) return createReview(access, pull, { body, comments: [] });
  const { octokit, owner, repo } = access;
  const review = { pull_number: pull.number, review_id: state.known.id };
  await octokit.rest.pulls.updateReview({ owner, repo, ...review, body });
}

export async function findSummary(access: Access, pullNumber: number, marker: string) {
  const { octokit, owner, repo } = access;
  const reviews = await octokit.paginate(octokit.rest.pulls.listReviews, {
    owner,
    repo,
    pull_number: pullNumber,
    per_page: 100,
  });
  return reviews.find(({ body, user }) => isOurs(access, user) && markerOf(body) === marker);
}
