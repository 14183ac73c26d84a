import type { Confidence } from "./confidence.ts";
import type { Reason } from "./reasons.ts";
import type { Source } from "./source.ts";

/** A place where a form fits, or nearly does. Offsets are those of the text that was given, end exclusive. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** "none": it is known not to be a credential. It is kept, so that no vaguer rule reports the same place. */
  readonly confidence: Confidence | "none";
  readonly reasons: readonly Reason[];
  /** That it is a credential, where it was judged: 0 to 1. */
  readonly probability?: number | undefined;
  /** When it stops to work, as it says itself. Milliseconds since 1970. */
  readonly expires?: number | undefined;
  /** The issuer is only mentioned nearby: even a guess at the same place knows more. */
  readonly isMention?: true;
}

/** What compile.ts makes of a form: literals to wait for, and what to do where one stands. */
export interface Matcher {
  /** Lower-case. A text without any of them cannot match. */
  readonly anchors: readonly string[];
  /**
   * How much the form asks for. Where two rules match overlapping text, the higher one is right:
   * 0 a guess, 0.5 somebody's own pattern, 1 a name, 2 a structure, 3 a literal of the issuer's.
   */
  readonly specificity: 0 | 0.5 | 1 | 2 | 3;
  /** How many characters the form prescribes: decides between forms of the same specificity. */
  readonly fixed: number;
  /** How many bytes before and after the anchor `find` must see. */
  readonly reach: { readonly before: number; readonly after: number };
  /** What must follow the anchor, whichever of them it is: asked once for all rules that wait for it. */
  readonly follow?: Follow | undefined;
  /** Whether the anchor is the beginning of a match, and no letter or digit may stand before it. */
  readonly isBeginning?: boolean;
  /** A quick look at the bytes after an anchor that stands at `start` to `end`: false where `find` would find nothing. */
  readonly mayMatch: (source: Source, start: number, end: number) => boolean;
  /** Whether a value belongs to the nearest of several anchors: `find` is then told how much room it has between them. */
  readonly isNearest?: boolean;
  /** `text` is what lies within reach, one character a byte; the anchor stands at `start` to `end` in it. */
  readonly find: (text: string, start: number, end: number, around: Around) => readonly Found[];
}

/** What `find` cannot see in its text. */
export interface Around {
  /** From where the anchor before ends to where the next one begins, in offsets of the text that `find` is given. */
  readonly from: number;
  readonly to: number;
  /** Of the file, where it is known. */
  readonly path: string | undefined;
  readonly source: Pick<Source, "guesses">;
}

/** At least `count` bytes of those that are 1 in the table. */
export interface Follow {
  readonly bytes: Uint8Array;
  readonly count: number;
}

export const nothing: readonly Found[] = [];
