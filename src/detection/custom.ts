import type { CustomForm } from "./form.ts";
import type { Matcher } from "./matcher.ts";
import type { Source } from "./source.ts";

/**
 * A pattern of the policy's own, where one of its keywords stands within `nearby` bytes. The pattern is looked for in windows
 * that overlap, one for each stretch with keywords: a file of nothing but keywords is not read again for each of them.
 */
export function customMatcher({ keywords, match, confidence }: CustomForm): Matcher {
  const words = keywords.map((keyword) => keyword.toLowerCase());
  const looks = new WeakMap<Source, Look>();
  // `find` is called right after `mayMatch`, on the same source.
  let look: Look | undefined;
  return {
    anchors: words,
    specificity: 0.5,
    fixed: 0,
    reach: { before: reach, after: reach },
    mayMatch(source, start) {
      const last = looks.get(source);
      if (last !== undefined && start < last.at + stride) return false;
      if (last !== undefined && last.matches >= mostInAll) {
        source.isReadInPart = true;
        return false;
      }
      look = { source, at: start, matches: last?.matches ?? 0 };
      looks.set(source, look);
      return true;
    },
    find(text, start, end) {
      const from = Math.max(0, start - reach);
      const window = text.slice(from, end + reach);
      const isCut = { before: start >= reach, after: window.length === end + reach - from };
      const places = [...firstOf(match(window), mostInWindow)];
      if (look !== undefined) count(places, look, start - from + reach);
      return places
        .filter((place) => {
          const touchesCut = (isCut.before && place.start === 0) || (isCut.after && place.end === window.length);
          return !touchesCut && standsNear(window, place, words);
        })
        .map((place) => ({ start: from + place.start, end: from + place.end, confidence, reasons: ["custom"] }));
    },
  };
}

/** How far a source has been looked at. */
interface Look {
  readonly source: Source;
  /** Where the keyword of the last window stands. */
  readonly at: number;
  matches: number;
}

/** @param needed how far into the window something may stand near one of the keywords that share it */
function count(places: readonly Place[], look: Look, needed: number): void {
  look.matches += places.length;
  const isFull = places.length === mostInWindow;
  if (isFull && (places.at(-1)?.end ?? 0) < needed) look.source.isReadInPart = true;
}

/** In bytes, from a keyword to the credential. */
const nearby = 512;
/** Keywords closer to each other than this share a window. */
const stride = 512;
/** So that what stands near any of the keywords that share a window lies within it. */
const reach = nearby + stride;

// A pattern may read to the window's end for each match, however short. What anybody could read is found all the same: a window
// has room for 256 matches of eight bytes, and each match lies in four windows at most. Where it is not, that is told.
const mostInWindow = 256;
const mostInAll = 25_000;

interface Place {
  readonly start: number;
  readonly end: number;
}

function standsNear(window: string, { start, end }: Place, words: readonly string[]): boolean {
  const around = window.slice(Math.max(0, start - nearby), end + nearby).toLowerCase();
  return words.some((word) => around.includes(word));
}

function* firstOf<Item>(items: Iterable<Item>, most: number): Generator<Item> {
  let count = 0;
  for (const item of items) {
    yield item;
    count += 1;
    if (count === most) return;
  }
}
