/** What a content stream, or a character map, consists of. ISO 32000-1, 7.2 and 7.3. */
export type Token =
  | { readonly kind: "string"; readonly bytes: Buffer }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "name"; readonly name: string }
  /** An operator, or a bracket. */
  | { readonly kind: "word"; readonly word: string };

const [open, close, backslash, less, greater, slash, percent] = [0x28, 0x29, 0x5c, 0x3c, 0x3e, 0x2f, 0x25];
const whitespace = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([open, close, less, greater, slash, percent, 0x5b, 0x5d, 0x7b, 0x7d]);

export function* tokensOf(bytes: Buffer): Generator<Token> {
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] as number;
    if (whitespace.has(byte)) at += 1;
    else if (byte === percent) at = endOfLine(bytes, at);
    else if (byte === open) {
      const { text, end } = literalString(bytes, at + 1);
      yield { kind: "string", bytes: text };
      at = end;
    } else if (byte === less && bytes[at + 1] !== less) {
      const found = bytes.indexOf(greater, at);
      const end = found === -1 ? bytes.length : found;
      yield { kind: "string", bytes: hexString(bytes.toString("latin1", at + 1, end)) };
      at = end + 1;
    } else {
      const end = endOfWord(bytes, at);
      yield wordOrNumber(bytes.toString("latin1", at, end));
      at = end;
    }
  }
}

function endOfLine(bytes: Buffer, at: number): number {
  let end = at;
  while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end += 1;
  return end;
}

/** A delimiter is a word of its own, but for the slash that begins a name. */
function endOfWord(bytes: Buffer, at: number): number {
  let end = at + 1;
  if (delimiters.has(bytes[at] as number) && bytes[at] !== slash) return end;
  while (end < bytes.length && !whitespace.has(bytes[end] as number) && !delimiters.has(bytes[end] as number)) end += 1;
  return end;
}

function wordOrNumber(word: string): Token {
  if (word.startsWith("/")) return { kind: "name", name: word.slice(1) };
  const value = /^[-+.\d]/.test(word) ? Number(word) : Number.NaN;
  return Number.isNaN(value) ? { kind: "word", word } : { kind: "number", value };
}

function hexString(text: string): Buffer {
  const digits = text.replace(/[^\da-f]/gi, "");
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex");
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Brackets in it are balanced, or escaped. */
function literalString(bytes: Buffer, start: number): { readonly text: Buffer; readonly end: number } {
  const text: number[] = [];
  let depth = 1;
  let at = start;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === open) depth += 1;
    if (byte === close) depth -= 1;
    if (depth === 0) break;
    if (byte !== backslash) {
      text.push(byte);
      continue;
    }
    const octal = /^[0-7]{1,3}/.exec(bytes.toString("latin1", at + 1, at + 4))?.[0];
    const next = bytes[at + 1] ?? backslash;
    // A backslash at the end of a line joins it with the next one.
    if (octal !== undefined) text.push(Number.parseInt(octal, 8) & 0xff);
    else if (next !== 10 && next !== 13) text.push(escapes[String.fromCharCode(next)] ?? next);
    at += octal?.length ?? 1;
  }
  return { text: Buffer.from(text), end: at + 1 };
}
