import type { Checksum, Part, TokenForm } from "./form.ts";
import { type Found, isNear, type Matcher } from "./matcher.ts";
import { type Anchor, anchorsOf, bodyOf, endOf, literalCharactersIn, patternOf } from "./pattern.ts";
import { isPlaceholder, isPublishedExample } from "./placeholder.ts";

export function tokenMatcher(form: TokenForm): Matcher {
  const anchors = anchorsOf(form.parts);
  if (anchors.length === 0) throw new Error("a token needs a literal at a known distance from its start");
  const pattern = new RegExp(patternOf(form.parts) + endOf(form.parts), "y");
  const checksum = form.parts.find(isChecksum);

  return {
    anchors: [...new Set(anchors.map((anchor) => anchor.literal.toLowerCase()))],
    specificity: 3,
    fixed: literalCharactersIn(form.parts),
    find(text, start, end) {
      const match = matchAround(text, { start, end }, { anchors, pattern });
      if (match === undefined || !isNear(text, match, form.near)) return undefined;
      const credential = text.slice(match.start, match.end);
      if (isPlaceholder(bodyOf(credential, form.parts)) || isPublishedExample(credential)) return undefined;
      return checksum === undefined ? structured(match) : checked(match, credential, checksum);
    },
  };
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** The credential whose anchor stands at `hit`. */
function matchAround(
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

/** Not in the middle of a longer word; but right after an escape such as `\n`, `%3D` or `\u003d`. */
function isStart(text: string, at: number): boolean {
  if (at === 0 || !isAlnum(text.charCodeAt(at - 1))) return true;
  return /(?:\\[nrtbf]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})$/.test(text.slice(Math.max(0, at - 6), at));
}

function isAlnum(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}

function isChecksum(part: Part): part is Checksum {
  return typeof part !== "string" && part.kind === "checksum";
}

function structured(place: Place): Found {
  return { ...place, confidence: "high", reasons: ["has the form that only this issuer uses"] };
}

function checked(place: Place, credential: string, checksum: Checksum): Found {
  const before = credential.slice(0, -checksum.length);
  const holds = checksum.compute(before) === credential.slice(-checksum.length);
  return holds
    ? { ...place, confidence: "high", reasons: [`checksum holds (${checksum.name})`] }
    : { ...place, confidence: "low", reasons: [`checksum does not hold (${checksum.name})`] };
}
