/** Of a blob: where in it, as in `pathIn` ("" is the blob itself) → line → reason of a `rekey:allow` that covers the line. */
export type BlobAllows = ReadonlyMap<string, ReadonlyMap<number, string>>;

/** Adds what a text in the blob says. Where two files in an archive have one name, nobody can tell which one allows what. */
export function addAllows(allows: Map<string, ReadonlyMap<number, string>>, inner: string, text: string): void {
  allows.set(inner, allows.has(inner) ? new Map() : findInlineAllows(text));
}

/**
 * `rekey:allow <reason>` says that what looks like a credential on this line is none. It counts on the line itself, or on the
 * line above when that line is nothing but a comment.
 *
 * Returns line → reason for each line that is covered. A reason of "" was not given, and then the comment does not count.
 */
export function findInlineAllows(text: string): Map<number, string> {
  const allows = new Map<number, string>();
  let line = 1;
  let counted = 0;
  for (let at = text.indexOf(keyword); at !== -1 && allows.size < maxAllows; ) {
    line += newlinesBetween(text, counted, at);
    counted = at;
    const isWord = !isPartOfWord(text, at);
    if (isWord) {
      const { before, reason } = around(text, at);
      const covered = before.length < maxSide && isCommentOpening(before) ? line + 1 : line;
      if (!allows.get(covered)) allows.set(covered, reason);
    }
    at = text.indexOf(keyword, isWord ? endOfLine(text, at) : at + keyword.length);
  }
  return allows;
}

const keyword = "rekey:allow";
/** What stands farther away on a long line is not read. */
const maxSide = 300;
/** A file written to keep us busy; what it allows beyond this is reported. */
const maxAllows = 10_000;

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

function newlinesBetween(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

function isPartOfWord(text: string, at: number): boolean {
  return /[\w:-]/.test(text.charAt(at - 1)) || /[\w:-]/.test(text.charAt(at + keyword.length));
}

function around(text: string, at: number): { before: string; reason: string } {
  const left = text.slice(Math.max(0, at - maxSide), at);
  const right = text.slice(at + keyword.length, at + keyword.length + maxSide);
  return {
    before: left.slice(left.lastIndexOf("\n") + 1),
    reason: withoutCommentEnd(right.split(/\r?\n/, 1)[0] ?? ""),
  };
}

/** `//`, `#`, `--`, `;`, `%`, `'`, `*`, `/*`, `<!--`, `{#`, `{{!--`, `(*`, `rem`: nothing else stands before the keyword. */
function isCommentOpening(before: string): boolean {
  return /^\s*(?:\/\/[/!]?|#+|--+|;+|%+|'|\/?\*+|<!--+|\{#-?|\{\{!-*|\(\*|"{3}|rem)\s*$/i.test(before);
}

function withoutCommentEnd(reason: string): string {
  return reason
    .replace(/(?:\*\/|-->|#\}|-*\}\}|\*\)|"{3})[\s\S]*$/, "")
    .trim()
    .slice(0, 200);
}
