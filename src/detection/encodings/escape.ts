import { isGraphic, isWord, numberAt, quotesAssignment, scalar } from "./character.ts";
import { joinAfter } from "./joined-lines.ts";
import type { Dialect, Escape } from "./spelled.ts";

/** `\n`, `\"`, `\x41`, `\u0041`, `\101`: strings in source code, JSON and shells. */
export const escapeDialect: Dialect = {
  encoding: "escape",
  lead: 0x5c,
  read: (text, at) => readers[text[at + 1] as number]?.(text, at),
  hides,
};

const [backslash, quote, apostrophe, slash, lineFeed, carriageReturn, tab, colon, equals, openingBrace, closingBrace] =
  Buffer.from("\\\"'/\n\r\t:={}");

function hides(text: Buffer, at: number, { code, length }: Escape): boolean {
  const end = at + length;
  switch (code) {
    case backslash:
      return hidesTwice(text, at);
    case lineFeed:
    case carriageReturn:
    case tab:
      return startsValue(text, end);
    case quote:
    case apostrophe:
      return length > 2 || quotesAssignment(text, at, end);
    case slash:
      return length > 2 || (isWord(text[end]) && (isWord(text[at - 1]) || text[at - 1] === slash));
    default:
      return isGraphic(code);
  }
}

const mostBackslashes = 16;

/** An escape in a string in a string: what the last of the backslashes begins. */
function hidesTwice(text: Buffer, at: number): boolean {
  let last = at + 1;
  while (text[last + 1] === backslash && last - at < mostBackslashes) last++;
  if (text[last] !== backslash || text[last + 1] === backslash) return false;
  const inner = escapeDialect.read(text, last);
  return inner !== undefined && hides(text, last, inner);
}

const longestName = 40;
const longWord = 20;

/** Whether a line that begins here, inside a string, is a name that is given a value, or a word as long as a key. */
function startsValue(text: Buffer, at: number): boolean {
  let end = at;
  while (end < at + longestName && isWord(text[end])) end++;
  if (end - at >= longWord) return true;
  return end > at && (text[end] === equals || text[end] === colon);
}

type Reader = (text: Buffer, at: number) => Escape | undefined;

const readers: (Reader | undefined)[] = new Array(256).fill(undefined);

function add(letters: string, reader: Reader): void {
  for (const byte of Buffer.from(letters)) readers[byte] = reader;
}

function single(code: number): Reader {
  const read: Escape = { length: 2, code, spells: "byte" };
  return () => read;
}

for (const byte of Buffer.from("\\\"'`/")) readers[byte] = single(byte);
add("r", single(carriageReturn as number));
add("t", single(tab as number));
add("n", (text, at) => ({ length: 2 + joinAfter(text, at + 2), code: lineFeed as number, spells: "byte" }));
add("x", (text, at) => digits(text, at, 2));
add("u", (text, at) => (text[at + 2] === openingBrace ? braced(text, at) : digits(text, at, 4)));
add("U", (text, at) => digits(text, at, 8));
add("0123", octal);

function digits(text: Buffer, at: number, count: number): Escape | undefined {
  const code = numberAt(text, at + 2, at + 2 + count, 16);
  if (code < 0) return undefined;
  return count === 2
    ? { length: 4, code, spells: "byte" }
    : { length: 2 + count, code: scalar(code), spells: "character" };
}

/** `\u{1f600}`, of up to six digits. */
function braced(text: Buffer, at: number): Escape | undefined {
  let end = at + 3;
  while (end < at + 9 && text[end] !== closingBrace) end++;
  const code = text[end] === closingBrace ? numberAt(text, at + 3, end, 16) : -1;
  return code < 0 ? undefined : { length: end + 1 - at, code: scalar(code), spells: "character" };
}

/** `\101`: three digits, the first of them 0 to 3. */
function octal(text: Buffer, at: number): Escape | undefined {
  let code = 0;
  for (let i = at + 1; i <= at + 3; i++) {
    const digit = (text[i] as number) - 0x30;
    if (!(digit >= 0 && digit <= 7)) return undefined;
    code = code * 8 + digit;
  }
  return { length: 4, code, spells: "byte" };
}
