/** One pass over the bytes: the anchors in them, and what the rules that wait for each make of its surroundings. */
import { alphabetBytes } from "./alphabet.ts";
import { longestEscape } from "./around-anchor.ts";
import type { Candidate } from "./candidates.ts";
import type { Anchor, CompiledRule, RuleSet } from "./compile.ts";
import type { Follow, Room } from "./matcher.ts";
import { sourceOf } from "./source.ts";

/** All that the rules see in the bytes themselves, overlaps and refusals included, in no order. */
export function candidatesIn(bytes: Buffer, { automaton, waiting }: RuleSet): Candidate[] {
  const candidates: Candidate[] = [];
  const source = sourceOf(bytes);
  // For rules that look from each anchor to the next: the latest anchor, until it is known where the next one is.
  const open = new Map<CompiledRule, Hit>();
  automaton.find(bytes, (literal, end) => {
    const anchor = waiting[literal] as Anchor;
    const start = end - anchor.length;
    if (anchor.isBeginning && isWithinWord(bytes, start)) return;
    if (anchor.follow !== undefined && !isFollowed(bytes, end, anchor.follow)) return;
    let stretch: Stretch | undefined;
    for (const compiled of anchor.rules) {
      if (!compiled.mayMatch(source, start, end)) continue;
      if (compiled.isNearest) {
        const previous = open.get(compiled);
        if (previous !== undefined) lookFrom(previous, start);
        open.set(compiled, { compiled, start, end, from: previous?.end ?? 0 });
        continue;
      }
      stretch ??= stretchAround(bytes, start, end, anchor.reach);
      for (const candidate of found(bytes, stretch, compiled)) candidates.push(candidate);
    }
  });
  for (const hit of open.values()) lookFrom(hit, bytes.length);
  return candidates;

  function lookFrom({ compiled, start, end, from }: Hit, to: number): void {
    const stretch = stretchAround(bytes, start, end, compiled.reach);
    const room = { from: from - stretch.from, to: to - stretch.from };
    for (const candidate of found(bytes, stretch, compiled, room)) candidates.push(candidate);
  }
}

interface Hit {
  readonly compiled: CompiledRule;
  readonly start: number;
  readonly end: number;
  /** Where the anchor before it ends. */
  readonly from: number;
}

/** A letter or digit stands before it that is not the end of an escape: `\\n`, `%3D`, `\\u003d`, a terminal's colour. */
function isWithinWord(bytes: Buffer, start: number): boolean {
  if (alnumBytes[bytes[start - 1] as number] !== 1) return false;
  for (let i = start - 2; i >= start - longestEscape; i--) {
    if (bytes[i] === backslash || bytes[i] === percent || bytes[i] === bracket) return false;
    if (alnumBytes[bytes[i] as number] !== 1 && bytes[i] !== semicolon) return true;
  }
  return true;
}

const alnumBytes = alphabetBytes("alnum");
const backslash = "\\".charCodeAt(0);
const percent = "%".charCodeAt(0);
const bracket = "[".charCodeAt(0);
const semicolon = ";".charCodeAt(0);

function isFollowed(bytes: Buffer, at: number, follow: Follow): boolean {
  for (let i = at; i < at + follow.count; i++) if (follow.bytes[bytes[i] as number] !== 1) return false;
  return true;
}

/** What lies within reach of an anchor, one character a byte. */
interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

function stretchAround(bytes: Buffer, start: number, end: number, reach: Anchor["reach"]): Stretch {
  const from = Math.max(0, start - reach.before);
  const text = bytes.toString("latin1", from, Math.min(bytes.length, end + reach.after));
  return { text, from, start: start - from, end: end - from };
}

const anyRoom: Room = { from: 0, to: Number.POSITIVE_INFINITY };

function* found(bytes: Buffer, stretch: Stretch, compiled: CompiledRule, room = anyRoom): Generator<Candidate> {
  const { text, from, start, end } = stretch;
  for (const found of compiled.find(text, start, end, room)) {
    const place = { start: from + found.start, end: from + found.end };
    if (!isNear(bytes, place, compiled.rule.form.near)) continue;
    yield { compiled, ...found, ...place, credential: bytes.toString("utf8", place.start, place.end) };
  }
}

const nearby = 400;

/** Does one of the lower-case words stand within a few lines of the place? No words: nothing is asked. */
function isNear(bytes: Buffer, place: { start: number; end: number }, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const before = bytes.toString("latin1", Math.max(0, place.start - nearby), place.start).toLowerCase();
  const after = bytes.toString("latin1", place.end, Math.min(bytes.length, place.end + nearby)).toLowerCase();
  return words.some((word) => before.includes(word) || after.includes(word));
}
