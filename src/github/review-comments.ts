import { type Access, isOurs } from "./access.ts";
import { inBatches } from "./batches.ts";
import { clipLines } from "./clip.ts";
import { statusOf } from "./failures.ts";
import { isSameText, markerOf, withMarker } from "./marker.ts";
import type { PullRequest, WantedComment, WantedComments } from "./port.ts";
import { readPull } from "./pulls.ts";
import { createReview, ensureSummary, findSummary, nextSummary } from "./reviews.ts";

/** GitHub's limit is 65,536 characters; bytes are never fewer. */
const maxBodyBytes = 65_000;

/** Above about thirty GitHub answers "submitted too quickly" or 502. */
const commentsPerReview = 25;

/**
 * A comment is known by its marker wherever it is now, also on a line that is no longer in the diff: none is made twice.
 * New ones come in one review, so that people get one notification; what finds no place is named in its summary.
 */
export async function ensureReviewComments(access: Access, pull: PullRequest, wanted: WantedComments): Promise<void> {
  const ours = await readOurComments(access, pull.number);
  const edits = editsOf(ours, wanted);
  const missing = wanted.comments.filter(({ marker }) => !ours.has(marker));
  const known = await findSummary(access, pull.number, wanted.summaryMarker);
  const isTrue = edits.length === 0 && missing.length === 0 && !nextSummary({ known, wanted, rest: [] });
  if (isTrue || !(await isCurrent(access, pull))) return;
  await updateComments(access, edits);
  const room = Math.max(0, wanted.max - (wanted.comments.length - missing.length));
  const rest = missing.slice(room);
  const chosen = missing.slice(0, room);
  const batches = inBatches(chosen.filter(hasLine), commentsPerReview);
  for (const [index, comments] of batches.entries()) {
    const summary = index === 0 && !known ? summaryText(wanted, rest) : undefined;
    rest.push(...(await createOnLines(access, pull, { comments, summary })));
  }
  for (const comment of chosen) {
    if (comment.line === undefined && !(await createOnFile(access, pull, comment))) rest.push(comment);
  }
  const isNew = !known && batches.length > 0;
  const now = isNew ? await findSummary(access, pull.number, wanted.summaryMarker) : known;
  await ensureSummary(access, pull, { known: now, wanted, rest });
}

/** A head that moved while it was examined gets no comments: the job of the new head writes them. */
async function isCurrent(access: Access, { number, headSha }: PullRequest): Promise<boolean> {
  const now = await readPull(access, number);
  return now.headSha === headSha && now.state === "open";
}

interface OurComment {
  readonly id: number;
  readonly body: string;
}

async function readOurComments(access: Access, pullNumber: number): Promise<ReadonlyMap<string, OurComment>> {
  const { octokit, owner, repo } = access;
  const comments = await octokit.paginate(octokit.rest.pulls.listReviewComments, {
    owner,
    repo,
    pull_number: pullNumber,
    per_page: 100,
  });
  const ours = new Map<string, OurComment>();
  for (const { id, body, user } of comments) {
    const marker = markerOf(body);
    if (marker && isOurs(access, user) && !ours.has(marker)) ours.set(marker, { id, body });
  }
  return ours;
}

/** Ours that do not read as they should. */
function editsOf(ours: ReadonlyMap<string, OurComment>, wanted: WantedComments): readonly OurComment[] {
  const bodies = new Map(wanted.comments.map((comment) => [comment.marker, bodyOf(comment)]));
  return [...ours].flatMap(([marker, { id, body }]) => {
    const next = bodies.get(marker) ?? wanted.gone(body);
    return isSameText(body, next) ? [] : [{ id, body: next }];
  });
}

async function updateComments({ octokit, owner, repo }: Access, edits: readonly OurComment[]): Promise<void> {
  for (const { id, body } of edits) await octokit.rest.pulls.updateReviewComment({ owner, repo, comment_id: id, body });
}

type LineComment = WantedComment & { readonly line: number };

function hasLine(comment: WantedComment): comment is LineComment {
  return comment.line !== undefined;
}

/** One line outside the diff makes GitHub refuse the whole review; then each comment is tried alone. Returns those without a place. */
async function createOnLines(
  access: Access,
  pull: PullRequest,
  review: { readonly comments: readonly LineComment[]; readonly summary: string | undefined },
): Promise<readonly WantedComment[]> {
  try {
    await createReview(access, pull, { body: review.summary, comments: review.comments.map(toLineComment) });
    return [];
  } catch (error) {
    if (statusOf(error) !== 422) throw error;
  }
  const homeless: WantedComment[] = [];
  for (const comment of review.comments) {
    const isPlaced =
      (await createAlone(access, pull, toLineComment(comment))) || (await createOnFile(access, pull, comment));
    if (!isPlaced) homeless.push(comment);
  }
  return homeless;
}

/** False where GitHub refuses even that: the file is not in the pull request, or its head has moved. */
function createOnFile(access: Access, pull: PullRequest, comment: WantedComment): Promise<boolean> {
  return createAlone(access, pull, { path: comment.path, body: bodyOf(comment), subject_type: "file" });
}

type SingleComment =
  | ReturnType<typeof toLineComment>
  | { readonly path: string; readonly body: string; readonly subject_type: "file" };

async function createAlone(
  { octokit, owner, repo }: Access,
  pull: PullRequest,
  comment: SingleComment,
): Promise<boolean> {
  const place = { owner, repo, pull_number: pull.number, commit_id: pull.headSha };
  try {
    await octokit.rest.pulls.createReviewComment({ ...place, ...comment });
    return true;
  } catch (error) {
    if (statusOf(error) === 422) return false;
    throw error;
  }
}

function toLineComment(comment: LineComment) {
  const { path, line, startLine } = comment;
  const isMultiLine = startLine !== undefined && startLine < line;
  return {
    path,
    body: bodyOf(comment),
    side: "RIGHT" as const,
    line,
    ...(isMultiLine ? { start_line: startLine, start_side: "RIGHT" as const } : {}),
  };
}

function bodyOf({ marker, body }: WantedComment): string {
  return withMarker(marker, clipLines(body, maxBodyBytes));
}

function summaryText({ summary, summaryMarker }: WantedComments, rest: readonly WantedComment[]): string {
  return withMarker(summaryMarker, clipLines(summary(rest), maxBodyBytes));
}
