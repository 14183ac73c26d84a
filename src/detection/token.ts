import { alphabetBytes } from "./alphabet.ts";
import type { Checksum, Part, TokenForm } from "./form.ts";
import { type Found, type Matcher, nothing } from "./matcher.ts";
import { type Anchor, anchorsOf, bodyOf, endOf, literalCharactersIn, patternOf, widthOf } from "./pattern.ts";
import { isPlaceholder, isPublishedExample } from "./placeholder.ts";

export function tokenMatcher(form: TokenForm): Matcher {
  const anchors = anchorsOf(form.parts);
  if (anchors.length === 0) throw new Error("a token needs a literal at a known distance from its start");
  let pattern: RegExp | undefined;
  const checksum = form.parts.find(isChecksum);
  const looks = anchors.map(lookOf);

  return {
    anchors: [...new Set(anchors.map((anchor) => anchor.literal.toLowerCase()))],
    specificity: 3,
    fixed: literalCharactersIn(form.parts),
    reach: {
      before: Math.max(...anchors.map((anchor) => anchor.before.max)) + longestEscape,
      after: widthOf(form.parts).max + 1,
    },
    mayMatch: ({ bytes }, start) => looks.some((look) => look(bytes, start)),
    find(text, start, end) {
      pattern ??= new RegExp(patternOf(form.parts) + endOf(form.parts), "y");
      const place = placeAround(text, { start, end }, { anchors, pattern });
      if (place === undefined) return nothing;
      const credential = text.slice(place.start, place.end);
      return [{ ...place, ...judge(credential, { parts: form.parts, checksum }) }];
    },
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The credential whose anchor stands at `hit`. */
function placeAround(
  text: string,
  hit: Place,
  { anchors, pattern }: { anchors: readonly Anchor[]; pattern: RegExp },
): Place | undefined {
  for (const { literal, before } of anchors) {
    if (!text.startsWith(literal, hit.start)) continue;
    for (let start = hit.start - before.max; start <= hit.start - before.min; start++) {
      if (start < 0 || !isStart(text, start)) continue;
      pattern.lastIndex = start;
      if (pattern.test(text)) return { start, end: pattern.lastIndex };
    }
  }
  return undefined;
}

const longestEscape = 6;

/** Not in the middle of a longer word; but right after an escape such as `\n`, `%3D` or `\u003d`. */
function isStart(text: string, at: number): boolean {
  if (at === 0 || !isAlnum(text.charCodeAt(at - 1))) return true;
  return /(?:\\[nrtbf]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})$/.test(
    text.slice(Math.max(0, at - longestEscape), at),
  );
}

type Look = (bytes: Buffer, start: number) => boolean;

/** The literal in its own case, and what must follow it. */
function lookOf({ literal, next }: Anchor): Look {
  const exact = Buffer.from(literal, "latin1");
  const following = next === undefined ? undefined : alphabetBytes(next.of);
  const count = next === undefined ? 0 : Math.min(next.min, 16);
  return (bytes, start) => {
    for (let i = 0; i < exact.length; i++) if (bytes[start + i] !== exact[i]) return false;
    const from = start + exact.length;
    for (let i = from; i < from + count; i++) if (following?.[bytes[i] as number] !== 1) return false;
    return true;
  };
}

function isAlnum(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isChecksum(part: Part): part is Checksum {
  return typeof part !== "string" && part.kind === "checksum";
}

type Judged = Pick<Found, "confidence" | "reasons">;

function judge(credential: string, form: { parts: readonly Part[]; checksum: Checksum | undefined }): Judged {
  if (isPublishedExample(credential)) return { confidence: "low", reasons: ["publishedExample"] };
  if (isPlaceholder(bodyOf(credential, form.parts))) return { confidence: "none", reasons: ["placeholder"] };
  if (form.checksum === undefined) return { confidence: "high", reasons: ["form"] };
  const before = credential.slice(0, -form.checksum.length);
  const holds = form.checksum.compute(before) === credential.slice(-form.checksum.length);
  return holds ? { confidence: "high", reasons: ["checksum"] } : { confidence: "low", reasons: ["badChecksum"] };
}
