import type { Outcome, ToExamine } from "./item.ts";

/**
 * What goes to a thread and comes back: contents lie one behind the other in memory that both see, and of an item in which there
 * is nothing to tell its size alone comes back. So a thousand small files cost no more than a few large ones.
 */
export interface Packed {
  readonly items: readonly PackedItem[];
  readonly contents: SharedArrayBuffer;
  /** So much of it is in use. */
  readonly bytes: number;
}

interface PackedItem extends Pick<ToExamine, "path"> {
  readonly source: Exclude<ToExamine["source"], { readonly kind: "content" }> | Stretch;
}

/** In the contents. */
interface Stretch {
  readonly kind: "packed";
  readonly start: number;
  readonly end: number;
}

/** @param memory is used again if there is enough of it: what was packed into it before must have been examined */
export function pack(items: readonly ToExamine[], memory: SharedArrayBuffer): Packed {
  const bytes = items.reduce((sum, { source }) => sum + (source.kind === "content" ? source.content.byteLength : 0), 0);
  const contents = bytes <= memory.byteLength ? memory : new SharedArrayBuffer(bytes);
  const all = new Uint8Array(contents);
  let at = 0;
  return {
    ...{ contents, bytes },
    items: items.map(({ path, source }) => {
      if (source.kind !== "content") return { path, source };
      const start = at;
      all.set(source.content, start);
      at += source.content.byteLength;
      return { path, source: { kind: "packed", start, end: at } };
    }),
  };
}

/** Copies into memory of one's own, that nobody else writes to; the next call uses it again. */
export function openUnpacker(): (packed: Packed) => readonly ToExamine[] {
  const usual = Buffer.alloc(usualBytes);
  return ({ items, contents, bytes }) => {
    const own = bytes <= usual.length ? usual : Buffer.alloc(bytes);
    own.set(new Uint8Array(contents, 0, bytes));
    return items.map(({ path, source }) => {
      if (source.kind !== "packed") return { path, source };
      return { path, source: { kind: "content", content: own.subarray(source.start, source.end) } };
    });
  };
}

/** What is examined together has no more, unless one item is large. */
export const usualBytes = 1024 * 1024;

/** The size of one in which there is nothing to tell. */
export type Answer = number | Outcome;

export function toAnswer(outcome: Outcome): Answer {
  if (outcome.kind === "not examined" || outcome.isReadInPart) return outcome;
  const { bytes, found, cut, allows, missed } = outcome;
  return found.length + cut + allows.size + missed.length === 0 ? bytes : outcome;
}

export function toOutcome(answer: Answer): Outcome {
  if (typeof answer !== "number") return answer;
  return { kind: "examined", bytes: answer, found: [], cut: 0, isReadInPart: false, allows: new Map(), missed: [] };
}
