import { encodedBlock } from "./block.ts";
import { byteSet } from "./character.ts";
import type { Encoded } from "./encoded.ts";
import { headLength, mayBegin, readingOf } from "./textual.ts";
import { digitsOf, paddingAt, wrappedFrom } from "./wrapped.ts";

/** Shorter words than this must stand alone: many an identifier of eleven letters happens to decode to something printable. */
const longEnough = 20;

interface Around {
  /** Where the word ends. */
  readonly end: number;
  /** Nothing before this is kept as the name. */
  readonly floor: number;
}

/** What a word of either base64 alphabet spells, with the lines that go on from it; undefined where that is no text. */
export function base64At(text: Buffer, start: number, { end, floor }: Around): Encoded | undefined {
  if (!mayBeBase64(text, start, end)) return undefined;
  if (end - start < longEnough && !standsAlone(text, start, end)) return undefined;
  const wrapped = wrappedFrom(text, start, end);
  const spelled = Buffer.from(digitsOf(text, wrapped), "base64");
  const reading = readingOf(spelled, Math.min(spelled.length, headLength));
  return reading === "noise"
    ? undefined
    : encodedBlock(text, { encoding: "base64", start, wrapped, spelled, reading, floor });
}

/** A quick look at the first characters of a word, which lets nearly every identifier go. */
function mayBeBase64(text: Buffer, start: number, end: number): boolean {
  if (beginnings[(sextet(text[start]) << 6) | sextet(text[start + 1])] !== 1) return false;
  decodeHead(text, start, shortestHead);
  if (readingOf(head, shortestHead) === "noise") return false;
  const length = Math.min(headLength, 3 * ((end - start) >> 2));
  decodeHead(text, start, length);
  return readingOf(head, length) !== "noise";
}

const shortestHead = 6;

/** Written over at each attempt: most attempts end here, and an allocation for each would be most of their cost. */
const head = Buffer.alloc(headLength);

function decodeHead(text: Buffer, start: number, length: number): void {
  for (let i = 0, digit = start; i < length; i += 3, digit += 4) {
    const bits =
      (sextet(text[digit]) << 18) |
      (sextet(text[digit + 1]) << 12) |
      (sextet(text[digit + 2]) << 6) |
      sextet(text[digit + 3]);
    head[i] = bits >> 16;
    head[i + 1] = bits >> 8;
    head[i + 2] = bits;
  }
}

function sextet(byte: number | undefined): number {
  return values[byte as number] as number;
}

const values = new Uint8Array(256);
const common = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
for (const [value, byte] of Buffer.from(`${common}+/`).entries()) values[byte] = value;
for (const [value, byte] of Buffer.from(`${common}-_`).entries()) values[byte] = value;

/** By the first two characters, which spell the first byte and half of the second: 1 where a text may begin so. */
const beginnings = Uint8Array.from({ length: 4096 }, (_, bits) => {
  const second = (bits & 0xf) << 4;
  const seconds = Array.from({ length: 16 }, (_, low) => second | low);
  return seconds.some((byte) => mayBegin(bits >> 4, byte)) ? 1 : 0;
});

const opening = byteSet(" \t\r\n\"'`:=>\\");
const closing = byteSet(" \t\r\n\"'`,<\\");

/** Between blanks, quotes and operators, and with the padding its length asks for, or with none. */
function standsAlone(text: Buffer, start: number, end: number): boolean {
  const padding = paddingAt(text, end);
  const needed = (4 - ((end - start) % 4)) % 4;
  if (needed === 3 || (padding !== 0 && padding !== needed)) return false;
  const after = end + padding;
  return (
    (start === 0 || opening[text[start - 1] as number] === 1) &&
    (after >= text.length || closing[text[after] as number] === 1)
  );
}
