export type Encoding = "base64" | "hex" | "percent" | "escape" | "entity" | "gzip" | "utf16";

/** A stretch of a text that spells other text. All offsets are in bytes, ends exclusive. */
export interface Encoded {
  readonly encoding: Encoding;
  /** The whole stretch in the text it stands in, with its padding and without the name it is given to. */
  readonly start: number;
  readonly end: number;
  /** What it spells, after `kept` bytes of what stands before it on its line: so a name still stands before its value. */
  readonly bytes: Buffer;
  readonly kept: number;
  /** From the offset of a byte of `bytes` to where its spelling begins in the outer text. Never decreases. */
  readonly placeOf: (offset: number) => number;
  /** From the end of a piece of `bytes` to where the spelling of its last byte ends. In base64 both widen to whole groups of four. */
  readonly placeOfEnd: (end: number) => number;
}
