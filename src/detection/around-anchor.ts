/** From the anchor of a form, that is where one of its literals stands, to the whole of it. */
import { alphabetBytes } from "./alphabet.ts";
import type { AnyCase, Part } from "./form.ts";
import type { Follow } from "./matcher.ts";
import { type Anchor, leadingLiteralsOf, textOf } from "./pattern.ts";

type Look = (bytes: Buffer, start: number) => boolean;

/** Whether one of the anchors stands at `start` in its own case, and is followed by what must follow it. */
export function lookFor(anchors: readonly Anchor[]): Look {
  const [first, ...others] = anchors.map(lookOf);
  if (first === undefined) throw new Error("it needs a literal at a known distance from its start");
  return others.length === 0
    ? first
    : (bytes, start) => first(bytes, start) || others.some((look) => look(bytes, start));
}

function lookOf({ literal, next }: Anchor): Look {
  const exact = typeof literal === "string" ? literal : "";
  const length = textOf(literal).length;
  const following = next === undefined ? undefined : alphabetBytes(next.of);
  const count = next === undefined ? 0 : Math.min(next.min, 16);
  return (bytes, start) => {
    const end = start + length;
    if (following !== undefined)
      for (let i = end; i < end + count; i++) if (following[bytes[i] as number] !== 1) return false;
    for (let i = 0; i < exact.length; i++) if (bytes[start + i] !== exact.charCodeAt(i)) return false;
    return true;
  };
}

/** Whether a match begins with the anchor, and the anchor with a letter or a digit. */
export function isBeginning({ literal, before }: Anchor): boolean {
  return before.max === 0 && /^[0-9A-Za-z]/.test(textOf(literal));
}

/** What follows each of the anchors, as far as one may say that of all of them. */
export function followOf(anchors: readonly Anchor[]): Follow | undefined {
  return eitherOf(anchors.map(({ next }) => next && { bytes: alphabetBytes(next.of), count: Math.min(next.min, 16) }));
}

/** What follows if any of these does; undefined where one asks for nothing. */
export function eitherOf(follows: readonly (Follow | undefined)[]): Follow | undefined {
  const bytes = new Uint8Array(256);
  let count = Number.POSITIVE_INFINITY;
  for (const follow of follows) {
    if (follow === undefined) return undefined;
    for (let byte = 0; byte < 256; byte++) bytes[byte] = (bytes[byte] as number) | (follow.bytes[byte] as number);
    count = Math.min(count, follow.count);
  }
  return Number.isFinite(count) && count > 0 ? { bytes, count } : undefined;
}

interface Search {
  readonly anchors: readonly Anchor[];
  /** Sticky. */
  readonly pattern: RegExp;
  readonly isStart: (text: string, at: number) => boolean;
}

/** The match of the pattern in which one of the anchors stands at `hit`. */
export function matchAround(
  text: string,
  hit: number,
  { anchors, pattern, isStart }: Search,
): RegExpExecArray | undefined {
  for (const { literal, before } of anchors) {
    if (!standsAt(text, hit, literal)) continue;
    for (let start = hit - before.max; start <= hit - before.min; start++) {
      if (start < 0 || !isStart(text, start)) continue;
      pattern.lastIndex = start;
      const match = pattern.exec(text);
      if (match !== null) return match;
    }
  }
  return undefined;
}

/** How far before its anchor a match can begin. */
export function greatestOf(anchors: readonly Anchor[]): number {
  return Math.max(...anchors.map(({ before }) => before.max));
}

function standsAt(text: string, at: number, literal: string | AnyCase): boolean {
  if (typeof literal === "string") return text.startsWith(literal, at);
  return text.slice(at, at + literal.text.length).toLowerCase() === literal.text.toLowerCase();
}

/** In bytes. */
export const longestEscape = 10;

/** Not in the middle of a longer word; but right after an escape such as `\n`, `%3D`, `\u003d`, or a terminal's colour. */
export function isStart(text: string, at: number): boolean {
  if (at === 0 || !isAlnum(text.charCodeAt(at - 1))) return true;
  return /(?:\\[nrtbf]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\[[0-9;]{0,6}m)$/.test(
    text.slice(Math.max(0, at - longestEscape), at),
  );
}

/** Where parts may start: anywhere, if they begin with a sign, else not in the middle of a word. */
export function startOf(parts: readonly Part[]): (text: string, at: number) => boolean {
  const [first] = parts;
  const begins = first === undefined ? [] : leadingLiteralsOf(first).map(textOf);
  return begins.length > 0 && begins.every((literal) => /^[^0-9A-Za-z]/.test(literal)) ? () => true : isStart;
}

function isAlnum(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
