import type { Encoded } from "./encoded.ts";

/** Characters of UTF-16 in a row: fewer are no credential, and binary files hold many such. */
const shortest = 12;

/**
 * Western text in UTF-16, little end first, inside other bytes: what a shell has appended to a file in another encoding, the
 * strings of a Windows program.
 */
export function* wideIn(text: Buffer, from: number): Generator<Encoded> {
  for (let zero = text.indexOf(0, from + 1); zero !== -1; ) {
    const start = zero - 1;
    let end = start;
    while (end + 1 < text.length && isPrintable(text[end] as number) && text[end + 1] === 0) end += 2;
    if (end - start >= 2 * shortest) yield narrowed(text, start, end);
    zero = text.indexOf(0, Math.max(zero + 1, end));
  }
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
}

function narrowed(text: Buffer, start: number, end: number): Encoded {
  const bytes = Buffer.alloc((end - start) / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text[start + 2 * i] as number;
  return {
    encoding: "utf16",
    start,
    end,
    bytes,
    kept: 0,
    placeOf: (offset) => start + 2 * offset,
    placeOfEnd: (offset) => start + 2 * offset,
  };
}
