import { alphabetBytes } from "../alphabet.ts";

/** Byte → 1 where it is one of these characters. Looking up what is beyond a text's end gives undefined. */
export function byteSet(characters: string): Uint8Array {
  const set = new Uint8Array(256);
  for (const byte of Buffer.from(characters, "latin1")) set[byte] = 1;
  return set;
}

/** What names, keys and passwords mostly consist of. */
const wordBytes = alphabetBytes("word");

export function isWord(byte: number | undefined): boolean {
  return wordBytes[byte as number] === 1;
}

/** ASCII that is seen: what credentials are made of. Without the blank. */
export function isGraphic(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** The number that the digits from `start` to `end` write; -1 where one of them is none, or where there are none. */
export function numberAt(text: Buffer, start: number, end: number, radix: 10 | 16): number {
  let value = end > start ? 0 : -1;
  for (let at = start; at < end; at++) {
    const digit = at < text.length ? digitValue(text[at] as number) : -1;
    if (digit < 0 || digit >= radix) return -1;
    value = value * radix + digit;
  }
  return value;
}

function digitValue(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** A code point that UTF-8 can carry; half a pair or nonsense becomes the replacement character. */
export function scalar(code: number): number {
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code;
}

const [blank, backslash] = Buffer.from(" \\");
const signs = byteSet(":=");
const mostBackslashes = 16;

/** Whether a quote that is spelled by `start` to `end` closes a name or opens a value: `\"key\": \"…`, `key = \"…`. */
export function quotesAssignment(text: Buffer, start: number, end: number): boolean {
  let before = start - 1;
  while (text[before] === backslash && start - before < mostBackslashes) before--;
  if (text[before] === blank) before--;
  const after = text[end] === blank ? end + 1 : end;
  return signs[text[before] as number] === 1 || signs[text[after] as number] === 1;
}
