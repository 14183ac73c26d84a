/** A value under a telling name, and what the judge may know of its surroundings. Lines are without their end. */
export interface Guess {
  /** The whole name, as it is written: `DB_PASSWORD`, `session.apiKey`. */
  readonly name: string;
  /** The part of it that promises a credential, lower-case. */
  readonly word: string;
  /** What follows that part in the name: `_FILE` of `PASSWORD_FILE`. */
  readonly tail: string;
  readonly value: string;
  /** What stands between name and value, blanks left out: `=`, `":`, `(`. */
  readonly operator: string;
  /** `"`, `'`, a backtick; empty where the value is bare. */
  readonly quote: string;
  /** As opposed to an argument, a cell, an option. */
  readonly isSetting: boolean;
  /**
   * What says where the value ends. "quoted" and "line" (nothing else follows on the line of a setting) are sure; "open" is
   * not: the value may be a piece of code.
   */
  readonly frame: "quoted" | "line" | "open";
  /** The line up to the end of the name and from the end of the value on, and the lines around, cut to what the judge reads. */
  readonly left: string;
  readonly right: string;
  readonly before: string;
  readonly after: string;
  readonly path: string | undefined;
}

/** In bytes: so far from a guess the judge wants to see. */
export const lineReach = 400;
const longestLine = 160;

/** The line up to `start` and from `end` on, and the two lines around. */
export function linesAround(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): Pick<Guess, "left" | "right" | "before" | "after"> {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = endOfLine(text, end);
  return {
    left: text.slice(lineStart, start).slice(-longestLine),
    right: text.slice(end, Math.min(lineEnd, end + longestLine)),
    before: text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, Math.max(0, lineStart - 1)).slice(0, longestLine),
    after: text.slice(lineEnd + 1, endOfLine(text, lineEnd + 1)).slice(0, longestLine),
  };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
