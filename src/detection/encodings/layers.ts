/**
 * Encoded text in a text, and encoded text in that. Start here: `encodedIn` finds the stretches of one layer, of blocks
 * (base64, hexadecimal), of spellings (percent, escapes, entities) and gzip; this walks through all of them.
 */
import { shortestAnywhere } from "./blocks.ts";
import { type Budget, budgetFor } from "./budget.ts";
import type { Encoded, Encoding } from "./encoded.ts";
import { encodedIn, mayEncode } from "./encoded-in.ts";

/** What a stretch of the outermost text spells when it is decoded along `path`. */
export interface Layer {
  readonly path: readonly Encoding[];
  /** Begins with `kept` bytes of the text around the stretch, where they could be the name it is given to. */
  readonly bytes: Buffer;
  readonly kept: number;
  /** Places in the outermost text: where the byte at an offset begins to be spelled, and where the byte before an end ends. */
  readonly placeOf: (offset: number) => number;
  readonly placeOfEnd: (end: number) => number;
}

export const deepest = 5;

/** In bytes of the budget: what a layer takes, however short it is; and what more, where it is kept to be looked into. */
const costOfLayer = 32;
const costOfKeeping = 200;

/**
 * Every layer under a text, the outer ones first, down to five. Ends early where the budget does not suffice;
 * `budget.exceeded` then says so. Words of base64 count from `shortest` characters on.
 */
export function* layersOf(
  text: Buffer,
  budget: Budget = budgetFor(text),
  shortest: number = shortestAnywhere,
): Generator<Layer> {
  const seen = new Set<string>();
  let outer: readonly Layer[] = [surface(text)];
  for (let depth = 1; depth <= deepest && outer.length > 0; depth++) {
    const inner: Layer[] = [];
    for (const around of outer) {
      for (const encoded of encodedIn(around.bytes, { from: around.kept, budget, shortest })) {
        const layer = layerIn(around, encoded);
        if (!isNew(seen, layer)) continue;
        if (!budget.spend(layer.bytes.length + costOfLayer)) return;
        yield layer;
        if (!mayEncode(layer.bytes, layer.kept)) continue;
        if (!budget.spend(costOfKeeping)) return;
        inner.push(layer);
      }
      if (budget.exceeded) return;
    }
    outer = inner;
  }
}

function surface(text: Buffer): Layer {
  return { path: [], bytes: text, kept: 0, placeOf: (offset) => offset, placeOfEnd: (end) => end };
}

function layerIn(around: Layer, { encoding, bytes, kept, placeOf, placeOfEnd }: Encoded): Layer {
  return {
    path: [...around.path, encoding],
    bytes,
    kept,
    placeOf: (offset) => around.placeOf(placeOf(offset)),
    placeOfEnd: (end) => around.placeOfEnd(placeOfEnd(end)),
  };
}

/** A base64 word on a line with escapes is met twice: as it stands, and on the line without them. Once is enough. */
function isNew(seen: Set<string>, { path, bytes, kept, placeOf, placeOfEnd }: Layer): boolean {
  const place = [placeOf(kept), placeOfEnd(bytes.length), bytes.length - kept, path.at(-1)].join();
  return !seen.has(place) && seen.add(place) !== undefined;
}
