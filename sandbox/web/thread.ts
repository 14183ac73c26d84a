import type { RestEndpointMethodTypes } from "@octokit/rest";
import { commentBox } from "./comment-box.ts";
import { type Inset, patchTable } from "./diff-view.ts";
import { href } from "./href.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";
import { comment as markdown } from "./markdown.ts";
import { linesBetween, parsePatch } from "./patch.ts";
import type { RepoParams } from "./route.ts";
import { suggestionIn } from "./suggestion.ts";

export type ReviewComment = RestEndpointMethodTypes["pulls"]["listReviewComments"]["response"]["data"][number];

/** A review comment and the answers to it. */
export interface Thread {
  readonly root: ReviewComment;
  readonly replies: readonly ReviewComment[];
}

export interface ThreadPlace {
  readonly repo: RepoParams;
  readonly pull: number;
  /** Suggestions can be committed while the pull request is open. */
  readonly isOpen: boolean;
}

/** Lines shown above a comment in the conversation. */
const hunkTail = 4;

export function threadsOf(comments: readonly ReviewComment[]): readonly Thread[] {
  return comments
    .filter((comment) => !comment.in_reply_to_id)
    .map((root) => ({ root, replies: comments.filter((comment) => comment.in_reply_to_id === root.id) }));
}

/** A thread in the conversation: with the file's name and the lines it is about. */
export function threadBox(thread: Thread, place: ThreadPlace): Html {
  const { owner, repo } = place.repo;
  const { root } = thread;
  const path = href`/${owner}/${repo}/pull/${place.pull}/files`;
  return html`<section class="box thread">
<header class="box-head">${icon("file")} <a class="path" href="${path}#discussion_r${root.id}">${root.path}</a> ${placeWords(root)}</header>
${isOnFile(root) ? html`` : patchTable(tailOf(root.diff_hunk))}
${threadComments(thread, place)}
</section>`;
}

/** The same threads as they stand below the lines of a diff; outdated ones have no line there any more. */
export function threadInsets(threads: readonly Thread[], place: ThreadPlace): readonly Inset[] {
  return threads
    .filter(({ root }) => isOnFile(root) || !isOutdated(root))
    .map((thread) => ({
      path: thread.root.path,
      line: isOnFile(thread.root) ? undefined : (thread.root.line ?? undefined),
      side: thread.root.side ?? "RIGHT",
      body: html`<div class="thread">${threadComments(thread, place)}</div>`,
    }));
}

function threadComments({ root, replies }: Thread, place: ThreadPlace): Html {
  const canCommit = place.isOpen && !isOutdated(root) && !isOnFile(root);
  return html`${[root, ...replies].map((comment) => html`${box(comment, place.repo)}${canCommit && commitForm(comment, place)}`)}`;
}

function box(comment: ReviewComment, repo: RepoParams): Html {
  const body = markdown(comment.body, { repo, replaces: linesUnder(comment) });
  const edited = comment.updated_at !== comment.created_at;
  return commentBox(
    { by: comment.user, did: "commented", at: comment.created_at, edited, body },
    `discussion_r${comment.id}`,
  );
}

function commitForm(comment: ReviewComment, { repo: { owner, repo }, pull }: ThreadPlace): Html {
  if (suggestionIn(comment.body) === undefined) return html``;
  return html`<form class="suggestion-form" method="post" action="${href`/${owner}/${repo}/pull/${pull}/suggestion`}"><input type="hidden" name="comment" value="${comment.id}"><button class="small">Commit suggestion</button></form>`;
}

/** The lines a comment is about, read from its own hunk: they are what a suggestion replaces. */
function linesUnder(comment: ReviewComment): readonly string[] {
  const to = comment.line ?? comment.original_line ?? 0;
  const from = comment.start_line ?? (comment.line ? undefined : comment.original_start_line) ?? to;
  return linesBetween(parsePatch(comment.diff_hunk), comment.side ?? "RIGHT", from, to);
}

function tailOf(diffHunk: string): string {
  const [heading = "", ...lines] = diffHunk.split("\n");
  const [hunk] = parsePatch(diffHunk);
  if (!hunk || lines.length <= hunkTail) return diffHunk;
  const skipped = hunk.lines.slice(0, -hunkTail);
  const old = skipped.filter((line) => "old" in line).length;
  const added = skipped.filter((line) => "new" in line).length;
  const start = heading.replace(/-(\d+)/, (_, line) => `-${Number(line) + old}`);
  return [start.replace(/\+(\d+)/, (_, line) => `+${Number(line) + added}`), ...lines.slice(-hunkTail)].join("\n");
}

function placeWords(comment: ReviewComment): Html {
  if (isOnFile(comment)) return html`<span class="muted">whole file</span>`;
  if (isOutdated(comment)) return html`<span class="label">outdated</span>`;
  return html`<span class="muted">line ${comment.line}</span>`;
}

function isOnFile(comment: ReviewComment): boolean {
  return comment.subject_type === "file";
}

/** The branch moved on and the line is not in the diff any more. */
function isOutdated(comment: ReviewComment): boolean {
  return !isOnFile(comment) && !comment.line;
}
