import { byteSet } from "./character.ts";
import { endOfRun } from "./runs.ts";

/** A stretch of base64 or hexadecimal digits in one or more lines of the same width; the last one may be shorter. */
export interface Wrapped {
  /** Where each line's digits begin in the text. */
  readonly lines: readonly number[];
  readonly width: number;
  readonly end: number;
}

const narrowest = 40;

/** The stretch whose first line is `start` to `end`: with the lines that go on from it, if it is a full line itself. */
export function wrappedFrom(text: Buffer, start: number, end: number): Wrapped {
  const lines = [start];
  const width = end - start;
  let last = end;
  while (width >= narrowest && width % 4 === 0) {
    const next = last + jointAt(text, last);
    const nextEnd = next === last ? next : Math.min(endOfRun(text, next), next + width + 1);
    if (nextEnd === next || nextEnd - next > width || text[next] === hyphen) break;
    if (nextEnd - next < width && !endsHere(text, nextEnd)) break;
    lines.push(next);
    last = nextEnd;
    if (nextEnd - next < width) break;
  }
  return { lines, width, end: last };
}

/** Where the digit with this index stands in the text. */
export function digitAt({ lines, width }: Wrapped, index: number): number {
  const line = Math.min(Math.floor(index / width), lines.length - 1);
  return (lines[line] as number) + index - line * width;
}

export function digitsOf(text: Buffer, { lines, width, end }: Wrapped): string {
  return lines.map((line) => text.toString("latin1", line, Math.min(line + width, end))).join("");
}

const hyphen = 0x2d;
const longestJoint = 80;

// A line end, written out or as an escape in a string; strings joined by an operator or by standing below each other. No
// comma: the items of a list are values of their own.
const joint = /^(?:(?:\\r)?\\n)?["']?[ \t]{0,8}[+.\\]?[ \t]{0,8}\r?\n[ \t]{0,40}["']?|^(?:\\r)?\\n/;

/** The length of what joins one line to the next; 0 where no line follows. */
function jointAt(text: Buffer, at: number): number {
  return joint.exec(text.toString("latin1", at, at + longestJoint))?.[0].length ?? 0;
}

const endings = byteSet("=\r\n\\\"'`<");

/** Whether a last line can end here: a word that goes on with something else is not one. */
function endsHere(text: Buffer, at: number): boolean {
  return at >= text.length || endings[text[at] as number] === 1;
}

/** How many `=` stand at `at`, of at most two. */
export function paddingAt(text: Buffer, at: number): number {
  if (text[at] !== 0x3d) return 0;
  return text[at + 1] === 0x3d ? 2 : 1;
}
