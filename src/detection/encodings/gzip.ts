import { constants, gunzipSync } from "node:zlib";
import type { Budget } from "./budget.ts";
import type { Encoded } from "./encoded.ts";

/** Whether a gzip member begins at `from`. */
export function isGzip(text: Buffer, from: number): boolean {
  return text[from] === 0x1f && text[from + 1] === 0x8b && text[from + 2] === 0x08;
}

/** In bytes of the budget: so long does it take to begin, however little there is to inflate. */
const costOfCall = 4096;

/** No deflate stream grows more than this. */
const mostGrowth = 1032;

/**
 * What is compressed from `from` to the end, also where the end is missing; undefined where it is damaged or larger than
 * the budget. Where a byte of it stands can only be told about: places are spread evenly over the stretch.
 */
export function gunzipped(text: Buffer, from: number, budget: Budget): Encoded | undefined {
  const bytes = inflated(text.subarray(from), budget);
  if (bytes === undefined) return undefined;
  const scale = (text.length - from) / Math.max(1, bytes.length);
  return {
    encoding: "gzip",
    start: from,
    end: text.length,
    bytes,
    kept: 0,
    placeOf: (offset) => from + Math.floor(offset * scale),
    placeOfEnd: (end) => from + Math.ceil(end * scale),
  };
}

function inflated(compressed: Buffer, budget: Budget): Buffer | undefined {
  if (!budget.spend(costOfCall)) return undefined;
  try {
    return gunzipSync(compressed, {
      maxOutputLength: Math.max(1, budget.left),
      finishFlush: constants.Z_SYNC_FLUSH,
    });
  } catch {
    // Too large, or damaged after any amount of output: work was done for it, and is paid for as if it were all of it.
    budget.spend(compressed.length * mostGrowth);
    return undefined;
  }
}
