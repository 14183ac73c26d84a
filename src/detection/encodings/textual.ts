/** What decoded bytes are, judged by the first of them. Most of what looks encoded is not, and is let go here. */
export type Reading = "text" | "utf16" | "gzip" | "noise";

/** As many bytes as `readingOf` wants to see. By chance, 24 random bytes read as text once in 10^9. */
export const headLength = 24;

export function readingOf(bytes: Buffer, length: number): Reading {
  if (bytes[0] === 0x1f) return bytes[1] === 0x8b && bytes[2] === 0x08 ? "gzip" : "noise";
  if (length >= 6 && (bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe))) return readingOfPairs(bytes, length);
  return isUtf8Text(bytes, length) ? "text" : "noise";
}

/** Whether something else than noise may begin with these two bytes. */
export function mayBegin(first: number, second: number): boolean {
  if (first === 0x1f || first === 0xff) return second === 0x8b || second === 0xfe;
  return isUtf8Text(Buffer.of(first, second), 2) || (isPlain(first) && second === 0);
}

/** UTF-16 in little-endian order, as Windows writes it: after its byte order mark, every second byte of plain text is 0. */
function readingOfPairs(bytes: Buffer, length: number): Reading {
  for (let i = bytes[0] === 0xff ? 2 : 0; i + 1 < length; i += 2) {
    if (bytes[i + 1] !== 0 || !isPlain(bytes[i] as number)) return "noise";
  }
  return "utf16";
}

function isUtf8Text(bytes: Buffer, length: number): boolean {
  let following = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] as number;
    if (following > 0) {
      if (byte < 0x80 || byte > 0xbf) return false;
      following--;
    } else if (byte < 0x80) {
      if (!isPlain(byte)) return false;
    } else {
      following = followersOf(byte);
      if (following === 0) return false;
    }
  }
  return true;
}

function followersOf(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  if (lead < 0xe0) return 1;
  return lead < 0xf0 ? 2 : 3;
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
