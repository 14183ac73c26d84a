import { greatestOf, isBeginning, lookFor, matchAround, startOf } from "./around-anchor.ts";
import type { FramedForm, Part } from "./form.ts";
import { type Found, type Matcher, nothing } from "./matcher.ts";
import { judgePassword } from "./password.ts";
import { anchorsOf, literalCharactersIn, patternOf, textOf, widthOf } from "./pattern.ts";

/** A value whose surroundings say what it is: `machine … login … password …`, `<password>…</password>`. */
export function framedMatcher({ before, value, after }: FramedForm): Matcher {
  const anchors = anchorsOf(before);
  let pattern: RegExp | undefined;
  const look = lookFor(anchors);
  const mayStart = startOf(before);
  const parts = [...before, ...value, ...after];
  const ending = literalAfterLongRun(before);
  return {
    anchors: [...new Set(anchors.map(({ literal }) => textOf(literal).toLowerCase()))],
    isBeginning: anchors.every(isBeginning),
    specificity: 2,
    fixed: literalCharactersIn(parts),
    reach: { before: greatestOf(anchors) + 1, after: widthOf(parts).max + 1 },
    mayMatch: ({ bytes }, start) => look(bytes, start) && (ending === undefined || isAhead(bytes, start, ending)),
    find(text, start) {
      pattern ??= framePattern({ before, value, after });
      const match = matchAround(text, start, { anchors, pattern, isStart: mayStart });
      if (match?.indices?.[1] === undefined) return nothing;
      const [from, to] = match.indices[1];
      return [{ start: from, end: to, ...judgePassword(text.slice(from, to)) } satisfies Found];
    },
  };
}

interface Ending {
  readonly literal: string;
  /** How far after the anchor it can end. */
  readonly within: number;
}

/** Bytes that are searched for a literal cost much less than a pattern that looks for it at each of them. */
function literalAfterLongRun(before: readonly Part[]): Ending | undefined {
  const at = before.findIndex((part) => typeof part !== "string" && part.kind === "run" && part.max > longRun);
  const literal = before[at + 1];
  return at === -1 || typeof literal !== "string"
    ? undefined
    : { literal, within: widthOf(before.slice(0, at + 2)).max };
}

const longRun = 100;

function isAhead(bytes: Buffer, start: number, { literal, within }: Ending): boolean {
  return bytes.subarray(start, start + within).includes(literal, 0, "latin1");
}

/** The three in a row, the value as group 1. Each run stops where what follows it begins, whichever of the three that is in. */
function framePattern({ before, value, after }: Pick<FramedForm, "before" | "value" | "after">): RegExp {
  const [ahead, inside] = [patternOf(before, [...value, ...after]), patternOf(value, after)];
  return new RegExp(`${ahead}(${inside})${patternOf(after)}`, "yd");
}
