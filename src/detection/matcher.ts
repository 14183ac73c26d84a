import type { Confidence } from "./rule.ts";

/** A place in a text where a form fits. Offsets are UTF-16 units, end exclusive. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
}

/** What compile.ts makes of a form: literals to wait for, and what to do where one stands. */
export interface Matcher {
  /** Lower-case. A text without any of them cannot match. */
  readonly anchors: readonly string[];
  /**
   * How much the form asks for. Where two rules match overlapping text, the higher one is right:
   * 0 a guess, 1 a name, 2 a structure, 3 a literal of the issuer's.
   */
  readonly specificity: 0 | 1 | 2 | 3;
  /** How many characters the form prescribes: decides between forms of the same specificity. */
  readonly fixed: number;
  /** Looks at a bounded stretch around the anchor (`start` to `end`) only. */
  readonly find: (text: string, start: number, end: number) => Found | undefined;
}

const reach = 400;

/** Does one of the lower-case words stand within a few lines of the place? No words: nothing is asked. */
export function isNear(text: string, place: { start: number; end: number }, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const before = text.slice(Math.max(0, place.start - reach), place.start).toLowerCase();
  const after = text.slice(place.end, place.end + reach).toLowerCase();
  return words.some((word) => before.includes(word) || after.includes(word));
}
