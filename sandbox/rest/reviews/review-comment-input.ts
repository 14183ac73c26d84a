import type { FileDiff } from "../../diff-files.ts";
import { findLine, findPosition, hunkUpTo, type LinePlace, readHunks } from "../../diff-lines.ts";
import type { JsonObject } from "../../json.ts";
import type { Side } from "../../state.ts";
import { ApiError, validationFailed } from "../api-error.ts";

/** Where and what somebody wants to comment; the fields of both endpoints that take comments on a diff. */
export interface CommentInput {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: string;
  readonly start_line?: number;
  readonly start_side?: string;
  readonly position?: number;
  readonly subject_type?: "line" | "file";
}

export interface CommentPlace {
  readonly subject: "line" | "file";
  readonly line: number | null;
  readonly side: Side;
  readonly startLine: number | null;
  readonly startSide: Side | null;
  readonly position: number | null;
  readonly diffHunk: string;
}

/** One reason why GitHub refuses the place: as a sentence in reviews, under a field elsewhere. */
export interface Problem {
  readonly field: "path" | "line" | "start_line" | "diff_hunk";
  readonly says: string;
}

export type Placed =
  | { readonly kind: "place"; readonly place: CommentPlace }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

const blankHunk: Problem = { field: "diff_hunk", says: "can't be blank" };

/** Finds the place in what the pull request shows; anything outside of it is refused. */
export function placeComment(files: readonly FileDiff[], input: CommentInput): Placed {
  const file = files.find((one) => one.path === input.path);
  if (!file) return problems({ field: "path", says: "is invalid" }, blankHunk);
  if (input.subject_type === "file") return { kind: "place", place: wholeFile };

  const hunks = readHunks(file.patch ?? "");
  const side: Side = input.side === "LEFT" ? "LEFT" : "RIGHT";
  const end = input.line === undefined ? findPosition(hunks, input.position ?? 0) : findLine(hunks, side, input.line);
  const outside: Problem = { field: "line", says: "must be part of the diff" };
  if (input.start_line === undefined) return end ? single(end, side) : problems(outside, blankHunk);

  const startSide: Side = input.start_side === "LEFT" || input.start_side === "RIGHT" ? input.start_side : side;
  const start = findLine(hunks, startSide, input.start_line);
  const otherHunk: Problem = { field: "start_line", says: "must be part of the same hunk as the line." };
  if (!end) return problems(outside, otherHunk, blankHunk);
  if (start?.hunk !== end.hunk) return problems(otherHunk);
  if (start.line.position >= end.line.position) {
    return problems({ field: "start_line", says: "must precede the end line." });
  }
  return { kind: "place", place: { ...placeOf(end, side), startLine: input.start_line, startSide } };
}

/** How `POST …/reviews` answers when one comment cannot be placed: nothing of the review is kept. */
export function refusedReview(refused: readonly (readonly Problem[])[]): ApiError {
  const names = { path: "path", line: "line", start_line: "start line", diff_hunk: "diff hunk" };
  const sentences = refused.map((list) =>
    inSentence(list.map((problem) => `Pull request review thread ${names[problem.field]} ${problem.says}`)),
  );
  return new ApiError(422, { message: "Unprocessable Entity", errors: sentences });
}

/** How `POST …/comments` answers. */
export function refusedComment(list: readonly Problem[]): ApiError {
  return validationFailed(
    list.map((problem): JsonObject => {
      const field = `pull_request_review_thread.${problem.field}`;
      if (problem.field === "diff_hunk") return { resource: "PullRequestReviewComment", code: "missing_field", field };
      return { resource: "PullRequestReviewComment", code: "custom", field, message: `${field} ${problem.says}` };
    }),
  );
}

const wholeFile: CommentPlace = {
  subject: "file",
  line: null,
  side: "RIGHT",
  startLine: null,
  startSide: null,
  position: null,
  diffHunk: "",
};

function single(end: LinePlace, side: Side): Placed {
  return { kind: "place", place: placeOf(end, side) };
}

/** A comment by position gets the line it stands for, on the left only where there is no right. */
function placeOf(end: LinePlace, side: Side): CommentPlace {
  const { left, right, position } = end.line;
  const takenSide: Side = side === "RIGHT" && right === undefined ? "LEFT" : side;
  const line = (takenSide === "LEFT" ? left : right) ?? null;
  return { ...wholeFile, subject: "line", line, side: takenSide, position, diffHunk: hunkUpTo(end) };
}

function problems(...list: readonly Problem[]): Placed {
  return { kind: "problems", problems: list };
}

function inSentence(parts: readonly string[]): string {
  if (parts.length < 3) return parts.join(" and ");
  return `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}`;
}
