/**
 * A file's bytes as UTF-8, or as near as it comes: UTF-16 (with or without a byte order mark) is converted, all else is left
 * as it is, so that the ASCII strings inside a binary file are examined like any other.
 */
export function toUtf8(bytes: Buffer): Buffer {
  const wide = wideEncodingOf(bytes);
  if (wide !== undefined) return Buffer.from(new TextDecoder(wide).decode(bytes));
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return hasMark ? bytes.subarray(3) : bytes;
}

type Wide = "utf-16le" | "utf-16be";

function wideEncodingOf(bytes: Uint8Array): Wide | undefined {
  const claimed = wideEncodingByMark(bytes) ?? wideEncodingByZeros(bytes.subarray(0, 4096));
  return claimed === undefined || holdsPlainText(bytes) ? undefined : claimed;
}

function wideEncodingByMark(bytes: Uint8Array): Wide | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return undefined;
}

/**
 * Whether there is text of one byte a character, whatever the file's first bytes claim: a shell has appended it, or the mark is
 * a lie. Then the bytes stay, and what of them is UTF-16 is read as an encoding in them.
 */
function holdsPlainText(bytes: Uint8Array): boolean {
  let length = 0;
  for (const byte of bytes) {
    length = byte >= 0x20 && byte < 0x7f ? length + 1 : 0;
    if (length === mostByChance) return true;
  }
  return false;
}

/** Chinese text in UTF-16 has a few printable pairs of bytes in a row, and hardly ever so many. */
const mostByChance = 24;

/** Western text in UTF-16 has a zero in every second byte and hardly one in the others. */
function wideEncodingByZeros(head: Uint8Array): Wide | undefined {
  if (head.length < 8) return undefined;
  const zeros = { even: 0, odd: 0 };
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[i % 2 === 0 ? "even" : "odd"]++;
  const many = head.length * 0.4;
  const few = head.length * 0.02;
  if (zeros.odd > many && zeros.even < few) return "utf-16le";
  if (zeros.even > many && zeros.odd < few) return "utf-16be";
  return undefined;
}
