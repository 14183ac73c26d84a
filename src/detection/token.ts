import { alphabetBytes, charactersOf } from "./alphabet.ts";
import { followOf, greatestOf, isBeginning, isStart, longestEscape, lookFor, matchAround } from "./around-anchor.ts";
import type { Checksum, Part, Run, TokenForm } from "./form.ts";
import { type Found, type Matcher, nothing } from "./matcher.ts";
import { type Anchor, anchorsOf, bodyOf, endOf, literalCharactersIn, patternOf, textOf, widthOf } from "./pattern.ts";
import { isPlaceholder } from "./placeholder.ts";
import type { Source } from "./source.ts";
import { queryAround, queryReach } from "./url-query.ts";
import { readsLikeSymbol } from "./value-shape.ts";

export function tokenMatcher(form: TokenForm): Matcher {
  const anchors = anchorsOf(form.parts);
  let pattern: RegExp | undefined;
  const checksum = form.parts.find(isChecksum);
  const look = lookFor(anchors);
  const tail = longTailOf(form.parts, anchors);

  return {
    anchors: [...new Set(anchors.map(({ literal }) => textOf(literal).toLowerCase()))],
    specificity: 3,
    fixed: literalCharactersIn(form.parts),
    reach: {
      before: greatestOf(anchors) + (form.until === undefined ? longestEscape : queryReach.before),
      after: widthOf(form.parts).max + (form.until === undefined ? 1 : queryReach.after),
    },
    follow: followOf(anchors),
    isBeginning: anchors.every(isBeginning),
    mayMatch: (source, start, end) => look(source.bytes, start) && (tail === undefined || mayHold(source, end, tail)),
    find(text, start) {
      pattern ??= new RegExp(patternOf(form.parts) + endOf(form.parts), "y");
      const match = matchAround(text, start, { anchors, pattern, isStart });
      if (match === undefined) return nothing;
      const credential = match[0];
      const place = { start: match.index, end: match.index + credential.length };
      const judged = judge(credential, { parts: form.parts, checksum });
      if (form.until === undefined || judged.confidence === "none") return [{ ...place, ...judged }];
      return [{ ...place, ...judged, expires: form.until(queryAround(text, place.start, place.end)) }];
    },
  };
}

/**
 * The run that begins behind the anchor, and that the credential ends with but for padding, where it may be so long that
 * reading it again for each anchor in it would take time.
 */
function longTailOf(parts: readonly Part[], anchors: readonly Anchor[]): Run | undefined {
  const tail = anchors[0]?.next;
  if (tail === undefined || tail.max < longRun || anchors.some(({ next }) => next !== tail)) return undefined;
  const isLast = parts.slice(parts.indexOf(tail) + 1).every((part) => widthOf([part]).max === 1);
  return isLast && !/[.\s\\]/.test(charactersOf(tail.of)) ? tail : undefined;
}

const longRun = 500;

/** What is longer than any credential is none, and neither is what holds the anchor again and again. */
function mayHold(source: Source, at: number, tail: Run): boolean {
  const { end, asked } = source.runAt(alphabetBytes(tail.of), at, tail);
  return asked <= mostTries && end - at >= tail.min && end - at <= tail.max;
}

const mostTries = 4;

function isChecksum(part: Part): part is Checksum {
  return typeof part !== "string" && part.kind === "checksum";
}

type Judged = Pick<Found, "confidence" | "reasons">;

function judge(credential: string, form: { parts: readonly Part[]; checksum: Checksum | undefined }): Judged {
  const body = bodyOf(credential, form.parts);
  if (isPlaceholder(body)) return { confidence: "none", reasons: ["placeholder"] };
  if (form.checksum === undefined) return readsLikeSymbol(body) ? wordsOnly : { confidence: "high", reasons: ["form"] };
  const before = credential.slice(0, -form.checksum.length);
  const holds = form.checksum.compute(before) === credential.slice(-form.checksum.length);
  return holds ? { confidence: "high", reasons: ["checksum"] } : { confidence: "low", reasons: ["badChecksum"] };
}

const wordsOnly = { confidence: "none", reasons: ["words"] } as const satisfies Judged;
