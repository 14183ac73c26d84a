import { type Token, tokensOf } from "./tokens.ts";

/** From a font's codes to text, as its `ToUnicode` says. ISO 32000-1, 9.10.3. */
export interface CharacterMap {
  /** Of a code. */
  readonly bytes: 1 | 2;
  readonly text: ReadonlyMap<number, string>;
}

/** All codes of two bytes. */
const mostCodes = 65_536;

export function readCharacterMap(source: Buffer): CharacterMap {
  const text = new Map<number, string>();
  let bytes: 1 | 2 = 1;
  for (const { keyword, operands } of sections(source)) {
    if (keyword === "endcodespacerange") bytes = (stringAt(operands, 0)?.length ?? 0) > 1 ? 2 : 1;
    if (keyword === "endbfchar") readCharacters(operands, text);
    if (keyword === "endbfrange") readRanges(operands, text);
  }
  return { bytes, text };
}

/** `begin…` operands `end…`. */
function* sections(source: Buffer): Generator<{ readonly keyword: string; readonly operands: readonly Token[] }> {
  let operands: Token[] = [];
  for (const token of tokensOf(source)) {
    if (token.kind !== "word" || token.word === "[" || token.word === "]") operands.push(token);
    else {
      if (token.word.startsWith("end")) yield { keyword: token.word, operands };
      operands = [];
    }
    if (operands.length > 3 * mostCodes) return;
  }
}

function readCharacters(operands: readonly Token[], text: Map<number, string>): void {
  for (let at = 0; at + 1 < operands.length && text.size < mostCodes; at += 2) {
    const [code, character] = [stringAt(operands, at), stringAt(operands, at + 1)];
    if (code && character) text.set(codeOf(code), utf16(character));
  }
}

/** The last code of a range goes to a text, whose last character counts up, or to an array of texts. */
function readRanges(operands: readonly Token[], text: Map<number, string>): void {
  for (let at = 0; at + 2 < operands.length; ) {
    const [first, last, start] = [0, 1, 2].map((index) => stringAt(operands, at + index));
    if (first === undefined || last === undefined) return;
    const end = operands.findIndex((token, index) => index > at + 2 && token.kind === "word" && token.word === "]");
    const listed = start === undefined ? operands.slice(at + 3, end === -1 ? operands.length : end) : [];
    for (let code = codeOf(first); code <= codeOf(last) && text.size < mostCodes; code += 1) {
      const offset = code - codeOf(first);
      const character = start === undefined ? stringAt(listed, offset) : countedUp(start, offset);
      if (character) text.set(code, utf16(character));
    }
    at += start === undefined ? 4 + listed.length : 3;
  }
}

function stringAt(operands: readonly Token[], at: number): Buffer | undefined {
  const token = operands[at];
  return token?.kind === "string" ? token.bytes : undefined;
}

function codeOf(bytes: Buffer): number {
  return bytes.length === 0 ? 0 : bytes.readUIntBE(0, Math.min(2, bytes.length));
}

function countedUp(start: Buffer, offset: number): Buffer {
  const copy = Buffer.from(start);
  if (copy.length >= 2) copy.writeUInt16BE((copy.readUInt16BE(copy.length - 2) + offset) & 0xffff, copy.length - 2);
  return copy;
}

function utf16(bytes: Buffer): string {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  return even.swap16().toString("utf16le");
}
