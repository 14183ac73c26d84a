import { href } from "./href.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";
import { numberOn, type PatchLine, parsePatch, type Side } from "./patch.ts";
import type { RepoParams } from "./route.ts";

/** A changed file as pull requests, commits and comparisons list it. */
export interface ChangedFile {
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: string;
  readonly additions: number;
  readonly deletions: number;
  /** GitHub leaves it out for binary and for large files. */
  readonly patch?: string;
}

/** Something that stands below a line of the diff: a thread of comments, an annotation of a check. */
export interface Inset {
  readonly path: string;
  /** Undefined: on the file as a whole. */
  readonly line: number | undefined;
  readonly side: Side;
  readonly body: Html;
}

export interface DiffPlace {
  readonly repo: RepoParams;
  /** The commit whose files are linked. */
  readonly sha: string;
}

export function diffView(files: readonly ChangedFile[], insets: readonly Inset[], place: DiffPlace): Html {
  if (files.length === 0) return html`<p class="blank">No files changed.</p>`;
  return html`<p class="muted diff-count">${count(files)}</p>
${files.map((file) =>
  fileView(
    file,
    insets.filter((inset) => inset.path === file.filename),
    place,
  ),
)}`;
}

/** The lines of one patch as a table of three columns: old number, new number, text. */
export function patchTable(patch: string, insets: readonly Inset[] = []): Html {
  return html`<div class="scroll"><table class="diff"><tbody>
${parsePatch(patch).map(
  ({ heading, lines }) => html`<tr class="hunk"><td colspan="3"><code>${heading}</code></td></tr>
${lines.map((line) => [row(line), insets.filter((inset) => isBelow(inset, line)).map(insetRow)])}`,
)}
</tbody></table></div>`;
}

function fileView(file: ChangedFile, insets: readonly Inset[], { repo: { owner, repo }, sha }: DiffPlace): Html {
  const shown = file.patch ? parsePatch(file.patch).flatMap((hunk) => hunk.lines) : [];
  const beside = insets.filter((inset) => !shown.some((line) => isBelow(inset, line)));
  return html`<section class="box file" id="${file.filename}">
<header class="box-head">${icon("file")}
<a class="path" href="${href`/${owner}/${repo}/blob/${sha}/${file.filename}`}">${nameOf(file)}</a>
<span class="status status-${file.status}">${file.status}</span>
<span class="lines"><span class="plus">+${file.additions}</span> <span class="minus">−${file.deletions}</span></span>
</header>
${beside.map((inset) => html`<div class="inset">${inset.body}</div>`)}
${file.patch ? patchTable(file.patch, insets) : html`<p class="blank">${reasonWithoutPatch(file)}</p>`}
</section>`;
}

function row(line: PatchLine): Html {
  if (line.kind === "note") return html`<tr class="note"><td colspan="2"></td><td>${line.text}</td></tr>`;
  return html`<tr class="${line.kind}"><td class="number">${numberOn(line, "LEFT")}</td><td class="number">${numberOn(line, "RIGHT")}</td><td class="text"><code>${line.text}</code></td></tr>`;
}

function insetRow(inset: Inset): Html {
  return html`<tr class="inset-row"><td colspan="3"><div class="inset">${inset.body}</div></td></tr>`;
}

function isBelow(inset: Inset, line: PatchLine): boolean {
  return inset.line !== undefined && numberOn(line, inset.side) === inset.line;
}

function nameOf(file: ChangedFile): string {
  return file.previous_filename ? `${file.previous_filename} → ${file.filename}` : file.filename;
}

function reasonWithoutPatch(file: ChangedFile): string {
  if (file.additions + file.deletions > 0) return "This file's changes are too large to show.";
  return file.status === "renamed" ? "Renamed without changes." : "Binary or empty file: no lines to show.";
}

function count(files: readonly ChangedFile[]): Html {
  const added = files.reduce((sum, file) => sum + file.additions, 0);
  const removed = files.reduce((sum, file) => sum + file.deletions, 0);
  const noun = files.length === 1 ? "file" : "files";
  return html`${files.length} ${noun} changed, <span class="plus">+${added}</span> <span class="minus">−${removed}</span>`;
}
