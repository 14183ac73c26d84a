import type { Encoded } from "./encoded.ts";
import { keptBefore } from "./kept-name.ts";
import type { Reading } from "./textual.ts";
import { digitAt, paddingAt, type Wrapped } from "./wrapped.ts";

interface Block {
  readonly encoding: "base64" | "hex";
  /** Where it begins, with a sign that is not of its digits: the `0x` of hexadecimal. */
  readonly start: number;
  readonly wrapped: Wrapped;
  /** What the digits spell. */
  readonly spelled: Buffer;
  readonly reading: Reading;
  readonly floor: number;
}

/** In each encoding, so many digits spell so many bytes, and are read together. */
const groups = { base64: { digits: 4, bytes: 3 }, hex: { digits: 2, bytes: 1 } } as const;

export function encodedBlock(text: Buffer, block: Block): Encoded {
  const { encoding, start, wrapped, spelled, reading, floor } = block;
  const end = encoding === "base64" ? wrapped.end + paddingAt(text, wrapped.end) : wrapped.end;
  const keptFrom = keptBefore(text, start, floor);
  const kept = start - keptFrom;
  const content = reading === "utf16" ? narrowed(spelled) : spelled;
  const bytes = Buffer.concat([text.subarray(keptFrom, start), content]);
  const width = reading === "utf16" ? 2 : 1;
  const group = groups[encoding];

  return {
    encoding,
    start,
    end,
    bytes,
    kept,
    placeOf(offset) {
      if (offset < kept) return keptFrom + offset;
      if (offset >= bytes.length) return end;
      return digitAt(wrapped, Math.floor(((offset - kept) * width) / group.bytes) * group.digits);
    },
    placeOfEnd(offset) {
      if (offset <= kept) return keptFrom + offset;
      if (offset >= bytes.length) return end;
      return digitAt(wrapped, Math.ceil(((offset - kept) * width) / group.bytes) * group.digits - 1) + 1;
    },
  };
}

/** UTF-16 as one byte for each unit, so that offsets stay in step. What is not ASCII becomes a question mark. */
function narrowed(units: Buffer): Buffer {
  const bytes = Buffer.alloc(units.length >> 1);
  for (let i = 0; i < bytes.length; i++) {
    const unit = units.readUInt16LE(2 * i);
    bytes[i] = unit < 0x80 ? unit : 0x3f;
  }
  return bytes;
}
