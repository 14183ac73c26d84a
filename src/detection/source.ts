/** The bytes that are scanned, and where in them a value may stand. */
export interface Source {
  readonly bytes: Buffer;
  /**
   * Where the first stretch of at least ten characters of which keys are made, a digit among them, begins at or after
   * `at`; beyond `at + reach` where there is none so near. Asked with rising offsets it reads each byte once.
   */
  readonly valueAfter: (at: number, reach: number) => number;
  /** Whether such a stretch begins in the `lookbehind` bytes before `at`. */
  readonly isValueBefore: (at: number) => boolean;
  /** Set by a rule that has reached a limit of its own: it may have left something out. */
  isReadInPart: boolean;
  /** How many guesses were read in it. */
  guesses: number;
  /** Where the literal stands at or after `at`; -1 where it does not. Asked with rising offsets it reads each byte once. */
  readonly nextOf: (literal: string, at: number) => number;
  /** The stretch of bytes in the table around `at`, for one who asks with rising offsets: each byte is read once. */
  readonly runAt: (table: Uint8Array, at: number, asker: object) => Run;
}

export interface Run {
  /** Exclusive. */
  readonly end: number;
  /** How often this one was asked for. */
  asked: number;
}

/** Whether a value, as `valueAfter` looks for one, begins right there. */
export function beginsValue(bytes: Buffer, at: number): boolean {
  let hasDigit = false;
  for (let i = at; i < at + 64; i++) {
    if (!isKeyByte(bytes[i])) return hasDigit && i >= at + leastLength;
    if (isDigit(bytes[i])) hasDigit = true;
  }
  return hasDigit;
}

/** In bytes: a value is looked for no further from the word that announces it. */
export const lookahead = 280;
/** The same for a word that follows its value: the host in a command, after the header. */
export const lookbehind = 160;

export function sourceOf(bytes: Buffer): Source {
  const behind = searchIn(bytes);
  return {
    bytes,
    valueAfter: searchIn(bytes),
    isValueBefore: (at) => behind(Math.max(0, at - lookbehind), lookbehind) < at,
    isReadInPart: false,
    guesses: 0,
    nextOf: literalsIn(bytes),
    runAt: runsIn(bytes),
  };
}

function literalsIn(bytes: Buffer): Source["nextOf"] {
  const latest = new Map<string, { readonly from: number; readonly at: number }>();
  return (literal, at) => {
    const known = latest.get(literal);
    if (known !== undefined && at >= known.from && (at <= known.at || known.at === -1)) return known.at;
    const next = bytes.indexOf(literal, at, "latin1");
    latest.set(literal, { from: at, at: next });
    return next;
  };
}

function runsIn(bytes: Buffer): Source["runAt"] {
  const latest = new Map<object, Run>();
  return (table, at, asker) => {
    const known = latest.get(asker);
    if (known !== undefined && at < known.end) {
      known.asked++;
      return known;
    }
    let end = at;
    while (table[bytes[end] as number] === 1) end++;
    const run = { end, asked: 1 };
    latest.set(asker, run);
    return run;
  };
}

/** Remembers what it saw: the same bytes are not read again for the next question, if that is not about earlier ones. */
function searchIn(bytes: Buffer): Source["valueAfter"] {
  // Between `from` and `next` no value begins; one begins at `next` if `isFound`.
  let from = 0;
  let next = -1;
  let isFound = false;
  return (at, reach) => {
    const isKnown = at >= from && at <= next;
    if (isKnown && (isFound || next > at + reach)) return next;
    const start = isKnown ? next : at;
    from = Math.min(at, start);
    const limit = Math.min(bytes.length, at + reach);
    const value = firstValue(bytes, start, limit);
    isFound = value <= limit;
    next = isFound ? value : Math.max(value, limit + 1);
    return next;
  };
}

/** The first value that begins from `start` to `limit`, or where the search ended. */
function firstValue(bytes: Buffer, start: number, limit: number): number {
  let at = start;
  while (at <= limit) {
    // From the tenth character back: most words are shorter, and their first letters are never looked at.
    let last = at + leastLength - 1;
    while (last >= at && keyBytes[bytes[last] as number] === 1) last--;
    if (last >= at) {
      at = last + 1;
      continue;
    }
    let end = at;
    for (; isKeyByte(bytes[end]) && end < at + lookahead; end++) if (isDigit(bytes[end])) return at;
    at = end + 1;
  }
  return at;
}

export const leastLength = 10;

export function isKeyByte(byte: number | undefined): boolean {
  return byte !== undefined && keyBytes[byte] === 1;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

const keyBytes = new Uint8Array(256);
for (const character of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-.~")
  keyBytes[character.charCodeAt(0)] = 1;
