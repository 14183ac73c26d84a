import { alphabetBytes } from "../alphabet.ts";
import { encodedBlock } from "./block.ts";
import type { Encoded } from "./encoded.ts";
import { headLength, readingOf } from "./textual.ts";
import { digitsOf, wrappedFrom } from "./wrapped.ts";

const shortest = 32;

/** What the hexadecimal digits at `at` spell, after a `0x` if there is one; undefined where that is no text, as for every digest. */
export function hexAt(text: Buffer, at: number, floor: number): Encoded | undefined {
  if (at + shortest > text.length) return undefined;
  const first = text[at] === 0x30 && ((text[at + 1] as number) | 0x20) === 0x78 ? at + 2 : at;
  for (let i = first; i < first + shortest; i++) if (digits[text[i] as number] !== 1) return undefined;
  const head = Buffer.from(text.toString("latin1", first, first + 2 * headLength), "hex");
  const reading = readingOf(head, head.length);
  if (reading === "noise") return undefined;
  let end = first + shortest;
  while (digits[text[end] as number] === 1) end++;
  if ((end - first) % 2 !== 0) return undefined;
  const wrapped = wrappedFrom(text, first, end);
  const spelled = Buffer.from(digitsOf(text, wrapped), "hex");
  return encodedBlock(text, { encoding: "hex", start: at, wrapped, spelled, reading, floor });
}

const digits = alphabetBytes("anyHex");
