import { assignmentAfter } from "./assignment.ts";
import type { ContextualForm } from "./form.ts";
import { holdsKeyStretch } from "./key-stretch.ts";
import type { Found, Matcher } from "./matcher.ts";
import { isAboutSecret, isWholeWord, nameBefore, saysHash, saysSecret, spellingsOf, tailOf } from "./names.ts";
import { endOf, literalCharactersIn, patternOf, widthOf } from "./pattern.ts";
import { isPlaceholder } from "./placeholder.ts";
import { lookahead, lookbehind } from "./source.ts";
import { isDrawn, readsLikeWords } from "./value-shape.ts";

/** Values of a known shape, after the issuer's name on the same line or up to three lines above. */
export function contextualMatcher(form: ContextualForm): Matcher {
  let pattern: RegExp | undefined;
  const width = widthOf(form.value);
  const isStretch = holdsKeyStretch(form.value);
  return {
    anchors: form.words.flatMap(spellingsOf),
    specificity: 1,
    fixed: literalCharactersIn(form.value),
    reach: { before: lookbehind + 40, after: lookahead + width.max + 1 },
    mayMatch: (source, start, end) =>
      isWholeWord(source.bytes, start, end) &&
      (!isStretch || source.valueAfter(end, lookahead) <= end + lookahead || source.isValueBefore(start)),
    isNearest: true,
    find(text, start, end, room) {
      pattern ??= new RegExp(patternOf(form.value) + endOf(form.value), "y");
      const word = { start, end };
      const found: Found[] = [];
      for (const place of placesBetween(text, {
        from: Math.max(room.from, startOfReach(text, start)),
        to: start,
        pattern,
      })) {
        found.push({ ...place, ...judgeBefore(text, word, place) });
      }
      for (const place of placesBetween(text, { from: end, to: Math.min(room.to, endOfReach(text, end)), pattern })) {
        found.push({ ...place, ...judgeAfter(text, word, place) });
      }
      return found;
    },
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

const linesBelow = 3;

interface Search {
  readonly from: number;
  readonly to: number;
  readonly pattern: RegExp;
}

function* placesBetween(text: string, { from, to, pattern }: Search): Generator<Place> {
  let free = from;
  valueStart.lastIndex = from;
  for (let match = valueStart.exec(text); match !== null && match.index < to; match = valueStart.exec(text)) {
    const start = valueStart.lastIndex;
    if (start < free) continue;
    pattern.lastIndex = start;
    if (!pattern.test(text)) continue;
    free = pattern.lastIndex;
    yield { start, end: free };
    valueStart.lastIndex = free;
  }
}

// Where a value may begin: behind a quote, an operator, a bracket or a blank, or an escape for one of these; not inside a path or a longer word.
const valueStart = /(?:["'`=:,>(|[{\s&]|\\[nrt]|%(?:20|22|27|3[aAdD]))(?=[0-9A-Za-z+/_~-])/g;

function endOfReach(text: string, at: number): number {
  let line = at;
  for (let i = 0; i <= linesBelow; i++) {
    const end = text.indexOf("\n", line);
    if (end === -1 || end > at + lookahead) return at + lookahead;
    line = end + 1;
  }
  return line - 1;
}

/** The word's line and the one above it. */
function startOfReach(text: string, at: number): number {
  const line = text.lastIndexOf("\n", at - 1);
  return Math.max(0, at - lookbehind, line <= 0 ? 0 : text.lastIndexOf("\n", line - 1) + 1);
}

type Judged = Pick<Found, "confidence" | "reasons" | "isMention">;

function judgeAfter(text: string, word: Place, place: Place): Judged {
  const assignment = assignmentAfter(text, word.end);
  const isDirect = assignment !== undefined && assignment.start === place.start;
  const name = isDirect ? assignment.tail : nameBefore(text, place.start);
  const refusal = refusalOf(text.slice(place.start, place.end), name);
  if (refusal !== undefined) return refusal;
  if (
    isDirect &&
    (assignment.tail === "" || saysSecret(assignment.tail) || !isHashShaped(text.slice(place.start, place.end)))
  )
    return { confidence: "medium", reasons: ["assigned"] };
  if (saysSecret(name) || (saysNothing.test(name) && saysSecret(nameAround(text, word))))
    return { confidence: "medium", reasons: ["nearName"] };
  const isClose = place.start - word.end <= 48 && !text.slice(word.end, place.start).includes("\n");
  return isClose && !isCommonShape(text.slice(place.start, place.end))
    ? { confidence: "medium", reasons: ["mentioned"], isMention: true }
    : { confidence: "low", reasons: ["mentioned"], isMention: true };
}

/** A value before the word counts only where a name or a header says what it is. */
function judgeBefore(text: string, word: Place, place: Place): Judged {
  const assignment = assignmentAfter(text, word.end);
  const isDirect = assignment !== undefined && assignment.start === place.start;
  const name = isDirect ? assignment.tail : nameBefore(text, place.start);
  const refusal = refusalOf(text.slice(place.start, place.end), name);
  if (refusal !== undefined) return refusal;
  if (isDirect && saysSecret(nameAround(text, word))) return { confidence: "medium", reasons: ["nearName"] };
  const isSent =
    saysSecret(name) || /(?:-u|--user|bearer|basic|token)[ "'=]{1,3}$/i.test(text.slice(0, place.start).slice(-12));
  return isSent && !text.slice(place.end, word.start).includes("=")
    ? { confidence: "medium", reasons: ["nearName"] }
    : { confidence: "none", reasons: ["mentioned"], isMention: true };
}

function refusalOf(value: string, name: string): Judged | undefined {
  if (isAboutSecret(tailOf(name)) || saysHash(name))
    return { confidence: "none", reasons: ["aboutSecret"], isMention: true };
  if (isPlaceholder(value)) return { confidence: "none", reasons: ["placeholder"] };
  if (readsLikeWords(value) || !isDrawn(value)) return { confidence: "none", reasons: ["words"], isMention: true };
  return undefined;
}

/** Names in a list of settings, whose own name stands beside them: `name: ACME_TOKEN`, `value: …`. */
const saysNothing = /^(?:value|default|val|content|data|text|string|literal|raw)?$/i;

/** The whole name that the word stands in. */
function nameAround(text: string, word: Place): string {
  const before = /[\w.-]*$/.exec(text.slice(Math.max(0, word.start - 40), word.start))?.[0] ?? "";
  const after = /^[\w.-]{0,40}/.exec(text.slice(word.end, word.end + 40))?.[0] ?? "";
  return before + text.slice(word.start, word.end) + after;
}

/** Many other things look like this: the id of a record, a number, a short word. */
function isCommonShape(value: string): boolean {
  return value.length < 16 || /^[0-9.]+$/.test(value) || isHashShaped(value);
}

/** A checksum, a commit, a UUID: what stands beside names of packages and files most of all. */
function isHashShaped(value: string): boolean {
  return /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i.test(value);
}
