/** Text in which some characters are spelled by an escape: what percent, backslash and entity have in common. */
import type { Encoded, Encoding } from "./encoded.ts";
import { keptBefore } from "./kept-name.ts";
import { nextByte } from "./next-byte.ts";

/** One escape: so many bytes of text spell one character, or one byte of a character. */
export interface Escape {
  readonly length: number;
  readonly code: number;
  readonly spells: "byte" | "character";
}

export interface Dialect {
  readonly encoding: Encoding;
  /** The byte every escape begins with. */
  readonly lead: number;
  /** The escape at `at`, where `lead` stands. */
  readonly read: (text: Buffer, at: number) => Escape | undefined;
  /** Whether it can keep a credential from being read. One that stands at the end of a message cannot, and is not worth a layer. */
  readonly hides: (text: Buffer, at: number, found: Escape) => boolean;
}

/** So far may the next escape be from the last one for both to be of one stretch, and so much of the line goes with it. */
const reach = 256;
/** A longer stretch is read in pieces, each of which begins a little before the end of the last one. */
const longest = 65_536;
const overlap = 512;
const lineFeed = 10;

/** The stretches whose first telling escape stands at or after `from`, in the order of the text. */
export function* spelledIn(text: Buffer, dialect: Dialect, from: number): Generator<Encoded> {
  let floor = 0;
  for (let first = nextHiding(text, dialect, from); first >= 0; first = nextHiding(text, dialect, floor)) {
    const end = endOfStretch(text, dialect, first);
    yield spell(text, dialect, { start: keptBefore(text, first, floor), end });
    floor = end - first >= longest ? end - overlap : end;
  }
}

function nextHiding(text: Buffer, dialect: Dialect, from: number): number {
  for (let at = nextByte(text, dialect.lead, from); at >= 0; ) {
    const found = dialect.read(text, at);
    if (found !== undefined && dialect.hides(text, at, found)) return at;
    at = nextByte(text, dialect.lead, at + (found?.length ?? 1));
  }
  return -1;
}

/** Where the line ends, or where the next escape is out of reach. A line end that belongs to an escape does not count. */
function endOfStretch(text: Buffer, dialect: Dialect, first: number): number {
  const limit = Math.min(text.length, first + longest);
  let at = first;
  let last = first;
  while (at < limit && at - last < reach && text[at] !== lineFeed) {
    const found = escapeAt(text, dialect, at);
    at += found?.length ?? 1;
    if (found !== undefined) last = at;
  }
  return Math.min(at, text.length);
}

function escapeAt(text: Buffer, dialect: Dialect, at: number): Escape | undefined {
  return text[at] === dialect.lead ? dialect.read(text, at) : undefined;
}

function spell(text: Buffer, dialect: Dialect, { start, end }: { start: number; end: number }): Encoded {
  const bytes = Buffer.allocUnsafe(end - start);
  const places = new Uint32Array(end - start + 1);
  let length = 0;
  for (let at = start; at < end; ) {
    const read = escapeAt(text, dialect, at);
    const found = read !== undefined && at + read.length <= end ? read : undefined;
    const next = length + put(bytes, length, found ?? { code: text[at] as number, spells: "byte" });
    while (length < next) places[length++] = at;
    at += found?.length ?? 1;
  }
  places[length] = end;
  return encodedSpelling(dialect.encoding, bytes.subarray(0, length), places.slice(0, length + 1));
}

/** Writes a character and returns its length, which is never more than that of its escape. */
function put(bytes: Buffer, at: number, { code, spells }: Omit<Escape, "length">): number {
  if (code < 0x80 || spells === "byte") {
    bytes[at] = code;
    return 1;
  }
  return bytes.write(String.fromCodePoint(code), at);
}

/** `places`: for each byte where it is spelled, and at last where the stretch ends. */
function encodedSpelling(encoding: Encoding, bytes: Buffer, places: Uint32Array): Encoded {
  const placeOf = (offset: number) => places[Math.min(offset, bytes.length)] as number;
  return {
    encoding,
    start: placeOf(0),
    end: placeOf(bytes.length),
    bytes,
    kept: 0,
    placeOf,
    placeOfEnd(offset) {
      let end = offset;
      // Several bytes of one character share its place: the end of the spelling is where the next one begins.
      while (end > 0 && end < bytes.length && places[end] === places[end - 1]) end++;
      return placeOf(end);
    },
  };
}
