/** The bytes that are scanned, and where in them a value may stand. */
export interface Source {
  readonly bytes: Buffer;
  /**
   * Where the first stretch of at least ten characters of which keys are made, a digit among them, begins at or after
   * `at`; beyond `at + lookahead` where there is none so near. Asked with rising offsets it reads each byte once.
   */
  readonly valueAfter: (at: number) => number;
}

/** In bytes: a value is looked for no further from the word that announces it. */
export const lookahead = 280;

export function sourceOf(bytes: Buffer): Source {
  // Between `from` and `next` no value begins; one begins at `next` if `isFound`.
  let from = 0;
  let next = -1;
  let isFound = false;
  return {
    bytes,
    valueAfter(at) {
      if (at >= from && at <= next && (isFound || next > at + lookahead)) return next;
      let start = at >= from && at <= next ? next : at;
      from = Math.min(at, start);
      const limit = Math.min(bytes.length, at + lookahead);
      isFound = false;
      while (start <= limit && !isFound) {
        while (start <= limit && !isKeyByte(bytes[start])) start++;
        let end = start;
        let digits = 0;
        for (; isKeyByte(bytes[end]) && end < start + leastLength; end++) if (isDigit(bytes[end])) digits++;
        for (; digits === 0 && isKeyByte(bytes[end]) && end < start + lookahead; end++)
          if (isDigit(bytes[end])) digits++;
        if (end - start >= leastLength && digits > 0) isFound = true;
        else start = end + 1;
      }
      next = isFound ? start : Math.max(start, limit + 1);
      return next;
    },
  };
}

const leastLength = 10;

function isKeyByte(byte: number | undefined): boolean {
  return byte !== undefined && keyBytes[byte] === 1;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

const keyBytes = new Uint8Array(256);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-.~")
  keyBytes[character.charCodeAt(0)] = 1;
