/** One pass over the bytes: the anchors in them, and what the rules that wait for each make of its surroundings. */
import { alphabetBytes } from "./alphabet.ts";
import { longestEscape } from "./around-anchor.ts";
import { forgetAssignment } from "./assignment.ts";
import type { Candidate } from "./candidates.ts";
import type { Anchor, CompiledRule, RuleSet } from "./compile.ts";
import { forgetGuess } from "./guess.ts";
import { forgetToken } from "./jwt.ts";
import type { Around, Follow } from "./matcher.ts";
import { sourceOf } from "./source.ts";

/** In one text. A file written to exhaust our memory has more; that it has is told. */
export const mostCandidates = 100_000;

export interface Candidates {
  /** Overlaps and refusals included, in no order. */
  readonly candidates: Candidate[];
  /** A limit was reached: there may be more. */
  readonly isCut: boolean;
}

/** What the rules see in the bytes themselves. */
export function candidatesIn(bytes: Buffer, { automaton, waiting }: RuleSet, path?: string): Candidates {
  const candidates: Candidate[] = [];
  const source = sourceOf(bytes);
  const anywhere: Around = { path, source, from: 0, to: Number.POSITIVE_INFINITY };
  const isNear = nearnessIn(bytes);
  const latest = new Map<CompiledRule, number>();
  const open = new Map<CompiledRule, Hit[]>();
  automaton.find(bytes, (literal, end) => {
    const anchor = waiting[literal] as Anchor;
    const start = end - anchor.length;
    if (anchor.isBeginning && isWithinWord(bytes, start)) return;
    if (anchor.follow !== undefined && !isFollowed(bytes, end, anchor.follow)) return;
    let stretch: Stretch | undefined;
    for (const compiled of anchor.rules) {
      if (!compiled.mayMatch(source, start, end)) continue;
      if (compiled.isNearest) {
        wait(compiled, start, end);
        continue;
      }
      // A token within another one of the same rule is a piece of it.
      if (compiled.specificity === 3 && start < (latest.get(compiled) ?? 0)) continue;
      stretch ??= stretchAround(bytes, start, end, anchor.reach);
      collect(stretch, compiled);
    }
  });
  for (const hits of open.values()) for (const hit of hits) look(hit, bytes.length);
  forgetAssignment();
  forgetGuess();
  forgetToken();
  return { candidates, isCut: source.isReadInPart || candidates.length >= mostCandidates };

  /** Rules that look from anchor to anchor: how much room one has is known when the one after the next is met. */
  function wait(compiled: CompiledRule, start: number, end: number): void {
    const hits = open.get(compiled) ?? [];
    const [first, second] = hits;
    if (first !== undefined && second !== undefined) look(hits.shift() as Hit, start);
    hits.push({ compiled, start, end, from: first?.end ?? 0 });
    open.set(compiled, hits);
  }

  function look({ compiled, start, end, from }: Hit, to: number): void {
    const stretch = stretchAround(bytes, start, end, compiled.reach);
    collect(stretch, compiled, { path, source, from: from - stretch.from, to: to - stretch.from });
  }

  function collect({ text, from, start, end }: Stretch, compiled: CompiledRule, around: Around = anywhere): void {
    if (candidates.length >= mostCandidates) return;
    for (const found of compiled.find(text, start, end, around)) {
      const place = { start: from + found.start, end: from + found.end };
      if (!isNear(place, compiled.rule.form.near)) continue;
      if (found.confidence !== "none") latest.set(compiled, place.end);
      candidates.push({ compiled, ...found, ...place, written: { bytes, ...place } });
    }
  }
}

interface Hit {
  readonly compiled: CompiledRule;
  readonly start: number;
  readonly end: number;
  /** Where the anchor before the previous one ends. */
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

const nearby = 400;

/** Does one of the lower-case words stand within a few lines of the place? No words: nothing is asked. */
function nearnessIn(bytes: Buffer): (place: { start: number; end: number }, words: readonly string[]) => boolean {
  // Many rules ask about the same place, one after the other.
  let asked = { start: -1, end: -1, before: "", after: "" };
  return ({ start, end }, words) => {
    if (words.length === 0) return true;
    if (asked.start !== start || asked.end !== end) {
      const before = bytes.toString("latin1", Math.max(0, start - nearby), start).toLowerCase();
      const after = bytes.toString("latin1", end, Math.min(bytes.length, end + nearby)).toLowerCase();
      asked = { start, end, before, after };
    }
    return words.some((word) => asked.before.includes(word) || asked.after.includes(word));
  };
}
