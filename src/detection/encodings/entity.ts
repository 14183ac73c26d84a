import { isGraphic, isWord, numberAt, quotesAssignment, scalar } from "./character.ts";
import type { Dialect, Escape } from "./spelled.ts";

/** `&amp;`, `&#64;`, `&#x40;`, as in HTML and XML. */
export const entityDialect: Dialect = {
  encoding: "entity",
  lead: 0x26,
  read: (text, at) => (text[at + 1] === hash ? readNumeric(text, at) : readNamed(text, at)),
  hides(text, at, { code, length }) {
    const end = at + length;
    if (code === quote || code === apostrophe) return quotesAssignment(text, at, end);
    if (code === ampersand) return text[end] === hash || (isWord(text[at - 1]) && isWord(text[end]));
    // Of elements that are spelled out, an end tag closes what could be a value. `&lt;` alone is mostly prose or a comparison.
    if (code === less) return text[end] === slash;
    return code !== greater && isGraphic(code);
  },
};

const [hash, quote, apostrophe, ampersand, less, greater, slash] = Buffer.from("#\"'&<>/");
const semicolon = 0x3b;

const named = ["quot", "amp", "apos", "lt", "gt"];
const spellings = ['"', "&", "'", "<", ">"];
const entities = named.map((name, i) => ({
  body: Buffer.from(`${name};`),
  escape: { length: name.length + 2, code: (spellings[i] as string).charCodeAt(0), spells: "character" } as const,
}));

function readNamed(text: Buffer, at: number): Escape | undefined {
  return entities.find(({ body }) => startsWith(text, body, at + 1))?.escape;
}

function startsWith(text: Buffer, body: Buffer, at: number): boolean {
  for (let i = 0; i < body.length; i++) if (text[at + i] !== body[i]) return false;
  return true;
}

const mostDigits = 7;

function readNumeric(text: Buffer, at: number): Escape | undefined {
  const isHex = ((text[at + 2] as number) | 0x20) === 0x78;
  const start = at + (isHex ? 3 : 2);
  let end = start;
  while (end < start + mostDigits && text[end] !== semicolon) end++;
  const code = text[end] === semicolon ? numberAt(text, start, end, isHex ? 16 : 10) : -1;
  return code < 0 ? undefined : { length: end + 1 - at, code: scalar(code), spells: "character" };
}
