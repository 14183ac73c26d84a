import { blocksIn, shortestAnywhere } from "./blocks.ts";
import type { Budget } from "./budget.ts";
import type { Encoded } from "./encoded.ts";
import { entityDialect } from "./entity.ts";
import { escapeDialect } from "./escape.ts";
import { gunzipped, isGzip } from "./gzip.ts";
import { nextByte } from "./next-byte.ts";
import { percentDialect } from "./percent.ts";
import { nextRun } from "./runs.ts";
import { spelledIn } from "./spelled.ts";
import { wideIn } from "./wide.ts";

interface Search {
  readonly from: number;
  readonly budget: Budget;
  /** In characters: a shorter word is not taken for base64. */
  readonly shortest: number;
}

/**
 * One layer: the stretches of a text that spell other text and begin at or after `from`, which is beyond what was kept of
 * an outer text. Time is linear in the text; most bytes of ordinary source are never looked at.
 */
export function* encodedIn(text: Buffer, { from, budget, shortest }: Search): Generator<Encoded> {
  if (isGzip(text, from)) {
    const inner = gunzipped(text, from, budget);
    if (inner !== undefined) yield inner;
    return;
  }
  yield* wideIn(text, from);
  yield* blocksIn(text, from, shortest);
  for (const dialect of dialects) yield* spelledIn(text, dialect, from);
}

const dialects = [percentDialect, escapeDialect, entityDialect];

/** False where a glance says that `encodedIn` finds nothing. */
export function mayEncode(text: Buffer, from: number): boolean {
  return (
    isGzip(text, from) ||
    nextRun(text, from, shortestAnywhere) >= 0 ||
    dialects.some(({ lead }) => nextByte(text, lead, from) >= 0)
  );
}
