import { assignmentAfter, nameBefore } from "./assignment.ts";
import type { ContextualForm } from "./form.ts";
import { type Found, type Matcher, nothing } from "./matcher.ts";
import { isAboutSecret, isWholeWord, saysSecret, spellingsOf, tailOf } from "./names.ts";
import { endOf, literalCharactersIn, patternOf, widthOf } from "./pattern.ts";
import { isPlaceholder } from "./placeholder.ts";
import { lookahead } from "./source.ts";
import { readsLikeWords } from "./value-shape.ts";

/** Values of a known shape, after the issuer's name on the same line or up to three lines above. */
export function contextualMatcher(form: ContextualForm): Matcher {
  let pattern: RegExp | undefined;
  const width = widthOf(form.value);
  return {
    anchors: form.words.flatMap(spellingsOf),
    specificity: 1,
    fixed: literalCharactersIn(form.value),
    reach: { before: 2, after: lookahead + width.max + 1 },
    mayMatch: (source, _start, end) => source.valueAfter(end) <= end + lookahead,
    find(text, start, end) {
      if (!isWholeWord(text, start, end)) return nothing;
      pattern ??= new RegExp(patternOf(form.value) + endOf(form.value), "y");
      const found: Found[] = [];
      for (const place of placesAfter(text, end, pattern)) {
        const judged = judge(text, end, place);
        if (judged !== undefined) found.push({ ...place, ...judged });
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

function* placesAfter(text: string, at: number, pattern: RegExp): Generator<Place> {
  const limit = endOfReach(text, at);
  let free = at;
  valueStart.lastIndex = at;
  for (let match = valueStart.exec(text); match !== null && match.index < limit; match = valueStart.exec(text)) {
    const start = valueStart.lastIndex;
    if (start < free) continue;
    pattern.lastIndex = start;
    if (!pattern.test(text)) continue;
    free = pattern.lastIndex;
    yield { start, end: free };
  }
}

// Where a value may begin: behind a quote, an operator, a bracket or a blank, or an escape for one of these; not inside a path or a longer word.
const valueStart = /(?:["'`=:,>(|[{\s&]|\\[nrt]|%(?:20|22|27|3[aAdD]))(?=[0-9A-Za-z])/g;

function endOfReach(text: string, at: number): number {
  let line = at;
  for (let i = 0; i <= linesBelow; i++) {
    const end = text.indexOf("\n", line);
    if (end === -1 || end > at + lookahead) return at + lookahead;
    line = end + 1;
  }
  return line - 1;
}

type Judged = Pick<Found, "confidence" | "reasons" | "isMention">;

function judge(text: string, wordEnd: number, place: Place): Judged | undefined {
  const value = text.slice(place.start, place.end);
  const assignment = assignmentAfter(text, wordEnd);
  const isDirect = assignment !== undefined && assignment.start === place.start;
  const name = isDirect ? assignment.tail : nameBefore(text, place.start);
  if (isAboutSecret(tailOf(name))) return { confidence: "none", reasons: ["aboutSecret"], isMention: true };
  if (isPlaceholder(value)) return { confidence: "none", reasons: ["placeholder"] };
  if (readsLikeWords(value) || !isDrawn(value)) return { confidence: "none", reasons: ["words"], isMention: true };
  if (isDirect) return { confidence: "medium", reasons: ["assigned"] };
  if (saysSecret(name)) return { confidence: "medium", reasons: ["nearName"] };
  const isClose = place.start - wordEnd <= 48 && !text.slice(wordEnd, place.start).includes("\n");
  return isClose && !isCommonShape(value)
    ? { confidence: "medium", reasons: ["mentioned"], isMention: true }
    : { confidence: "low", reasons: ["mentioned"], isMention: true };
}

/** Random text of more than a few characters holds a digit, or both cases. */
function isDrawn(value: string): boolean {
  return /[0-9]/.test(value) || (/[a-z]/.test(value) && /[A-Z]/.test(value));
}

/** Many other things look like this: the id of a record, a number, a short word. */
function isCommonShape(value: string): boolean {
  return value.length < 16 || /^[0-9.]+$/.test(value) || /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}
