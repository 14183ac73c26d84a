/**
 * The engine, in one page. Read this first.
 *
 * 1. One pass over the bytes finds anchors: the literals without which no rule can match (aho-corasick.ts).
 * 2. At an anchor, the rules that wait for it take a quick look at the bytes, and only then try a pattern on a bounded
 *    stretch around it (token.ts, contextual.ts, assigned.ts, …).
 * 3. What is encoded in the text is decoded, and read the same way, layer by layer (encodings/).
 * 4. Where candidates overlap, the one that asks for more is right: an issuer's own prefix over a name, a name over a guess.
 *
 * So the time is linear in the text and nearly the same for ten rules and for a thousand. What a rule is: form.ts.
 * Pure: no clock, no I/O, the same bytes and rules give the same matches in the same order.
 */
import { alphabetBytes } from "./alphabet.ts";
import { longestEscape } from "./around-anchor.ts";
import { type Candidate, withoutOverlaps } from "./candidates.ts";
import type { Anchor, CompiledRule, RuleSet } from "./compile.ts";
import { shortestExpected } from "./encodings/blocks.ts";
import { type Budget, budgetFor } from "./encodings/budget.ts";
import { type Layer, layersOf } from "./encodings/layers.ts";
import type { Explained, Match } from "./finding.ts";
import { grade, withPartners } from "./grade.ts";
import { linesOf } from "./lines.ts";
import type { Follow } from "./matcher.ts";
import { Secret } from "./secret.ts";
import { sourceOf } from "./source.ts";

/** Every credential in the text (UTF-8), in its order. No two of them overlap. */
export function scan(text: Buffer | string, ruleSet: RuleSet): readonly Match[] {
  return examine(text, ruleSet).matches;
}

export interface Examined {
  readonly matches: readonly Match[];
  /** Some encoded text was left undecoded: decoding it would have taken more memory than its size allows. */
  readonly isCut: boolean;
}

/** What `scan` gives, and whether that is all. */
export function examine(text: Buffer | string, ruleSet: RuleSet): Examined {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const budget = budgetFor(bytes);
  const matches = explained(bytes, allCandidatesIn(bytes, ruleSet, budget)).filter(isMatch);
  return { matches: withPartners(matches, ruleSet.partnersOf), isCut: budget.exceeded };
}

/** What `scan` gives, and the candidates that it refuses, with the reasons. */
export function explain(text: Buffer | string, ruleSet: RuleSet): readonly Explained[] {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return explained(bytes, allCandidatesIn(bytes, ruleSet, budgetFor(bytes)));
}

function explained(bytes: Buffer, candidates: Candidate[]): readonly Explained[] {
  if (candidates.length === 0) return [];
  const lines = linesOf(bytes);
  return withoutOverlaps(candidates).map((candidate) => ({
    ruleId: candidate.compiled.rule.id,
    secret: new Secret(candidate.credential),
    span: lines.spanOf(candidate.start, candidate.end),
    start: candidate.start,
    end: candidate.end,
    ...grade(candidate),
  }));
}

function isMatch(explained: Explained): explained is Match {
  return explained.confidence !== "none";
}

/** In the text itself, and in what is encoded in it. */
function allCandidatesIn(bytes: Buffer, ruleSet: RuleSet, budget: Budget): Candidate[] {
  const candidates = candidatesIn(bytes, ruleSet);
  const isManifest = candidates.some(({ compiled }) => compiled.rule.form.kind === "manifest");
  for (const layer of layersOf(bytes, budget, isManifest ? shortestExpected : undefined)) {
    for (const candidate of candidatesIn(layer.bytes, ruleSet)) {
      // What stands in the name that was kept before an encoded value stands in the text itself, too.
      if (candidate.end > layer.kept) candidates.push(inOuterText(candidate, layer));
    }
  }
  return candidates;
}

function inOuterText(candidate: Candidate, { placeOf, placeOfEnd }: Layer): Candidate {
  return {
    ...candidate,
    start: placeOf(candidate.start),
    end: placeOfEnd(candidate.end),
    reasons: [...candidate.reasons, "decoded"],
    isDecoded: true,
  };
}

function candidatesIn(bytes: Buffer, { automaton, waiting }: RuleSet): Candidate[] {
  const candidates: Candidate[] = [];
  const source = sourceOf(bytes);
  automaton.find(bytes, (literal, end) => {
    const anchor = waiting[literal] as Anchor;
    const start = end - anchor.length;
    if (anchor.isBeginning && isWithinWord(bytes, start)) return;
    if (anchor.follow !== undefined && !isFollowed(bytes, end, anchor.follow)) return;
    let stretch: Stretch | undefined;
    for (const compiled of anchor.rules) {
      if (!compiled.mayMatch(source, start, end)) continue;
      stretch ??= stretchAround(bytes, { start, end, reach: anchor.reach });
      for (const candidate of found(bytes, stretch, compiled)) candidates.push(candidate);
    }
  });
  return candidates;
}

/** A letter or digit stands before it that is not the end of an escape: `\\n`, `%3D`, `\\u003d`. */
function isWithinWord(bytes: Buffer, start: number): boolean {
  if (alnumBytes[bytes[start - 1] as number] !== 1) return false;
  for (let i = start - 2; i >= start - longestEscape; i--) {
    if (bytes[i] === backslash || bytes[i] === percent) return false;
    if (alnumBytes[bytes[i] as number] !== 1) return true;
  }
  return true;
}

const alnumBytes = alphabetBytes("alnum");
const backslash = "\\".charCodeAt(0);
const percent = "%".charCodeAt(0);

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

function stretchAround(
  bytes: Buffer,
  { start, end, reach }: { start: number; end: number; reach: Anchor["reach"] },
): Stretch {
  const from = Math.max(0, start - reach.before);
  const text = bytes.toString("latin1", from, Math.min(bytes.length, end + reach.after));
  return { text, from, start: start - from, end: end - from };
}

function* found(bytes: Buffer, { text, from, start, end }: Stretch, compiled: CompiledRule): Generator<Candidate> {
  for (const found of compiled.find(text, start, end)) {
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
