import { createIdSet } from "../git/id-set.ts";
import type { Held } from "./held.ts";

/**
 * What became of blobs that were examined: a scan that was interrupted goes on where it was. It is kept as lines, each an id and,
 * where credentials were found, how many there are of each fingerprint. No line counts without the full stop at its end: a
 * process that was killed may leave half a one.
 */
export interface BlobRecord {
  isKnown(blob: string): boolean;
  /** Undefined: it holds none, or was not examined. */
  heldIn(blob: string): Held | undefined;
  /** Those with credentials. */
  holding(): Iterable<readonly [blob: string, held: Held]>;
  /** Takes what `lineOf` made, any number of lines. */
  take(lines: string): void;
}

export function createBlobRecord(): BlobRecord {
  const clean = createIdSet();
  const holding = new Map<string, Held>();
  const shared = new Map<string, Held>();

  function takeLine(line: string): void {
    const [id, text] = [line.slice(0, 40), line.slice(41)];
    if (text === "") {
      clean.add(id);
      return;
    }
    // A thousand versions of a file hold the same.
    const held = shared.get(text) ?? parseHeld(text);
    shared.set(text, held);
    holding.set(id, held);
  }

  return {
    isKnown: (blob) => holding.has(blob) || clean.has(blob),
    heldIn: (blob) => holding.get(blob),
    holding: () => holding,
    take(lines) {
      for (const line of linesOf(lines)) if (isLine.test(line)) takeLine(line.slice(0, -1));
    },
  };
}

/** With the new line at its end. */
export function lineOf(blob: string, held: Held): string {
  const counts = [...held].map(([fingerprint, count]) => ` ${fingerprint}:${count}`);
  return `${blob}${counts.join("")}.\n`;
}

const isLine = /^[0-9a-f]{40}(?: [0-9a-f]{64}:\d{1,9})*\.$/;

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    yield text.slice(start, end);
    start = end + 1;
  }
}

function parseHeld(text: string): Held {
  return new Map(
    text.split(" ").map((one): [string, number] => {
      const [fingerprint = "", count] = one.split(":");
      return [fingerprint, Number(count)];
    }),
  );
}
