import type { LineRange } from "../change/change.ts";

const newline = 0x0a;
const carriageReturn = 0x0d;

/**
 * The lines of a file that none of `had` holds. Not what a diff algorithm calls added: a line that only moved was there
 * before, and diffs of two files made for it take minutes, where this takes one pass.
 *
 * @param maxRanges the last one takes in whatever follows: more lines count as added then, and none is missed
 */
export function addedLines(
  content: Buffer,
  had: readonly ReadonlySet<string>[],
  maxRanges = Number.POSITIVE_INFINITY,
): LineRange[] {
  if (had.every(({ size }) => size === 0)) return allLines(content);
  const ranges: { first: number; last: number }[] = [];
  let number = 0;
  for (const line of linesOf(content)) {
    number += 1;
    if (had.some((lines) => lines.has(line))) continue;
    const range = ranges.at(-1);
    if (range && (range.last === number - 1 || ranges.length >= maxRanges)) range.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges;
}

function allLines(content: Buffer): LineRange[] {
  let last = content.length > 0 && content.at(-1) !== newline ? 1 : 0;
  for (let at = content.indexOf(newline); at !== -1; at = content.indexOf(newline, at + 1)) last += 1;
  return last === 0 ? [] : [{ first: 1, last }];
}

/**
 * Lines as bytes, one character each, without their ends: a file that turns from LF to CRLF, or gets a final newline, has
 * the lines it had.
 */
export function* linesOf(content: Buffer): Generator<string> {
  for (let start = 0; start < content.length; ) {
    const found = content.indexOf(newline, start);
    const end = found === -1 ? content.length : found;
    const hasReturn = end > start && content[end - 1] === carriageReturn;
    yield content.toString("latin1", start, hasReturn ? end - 1 : end);
    start = end + 1;
  }
}
