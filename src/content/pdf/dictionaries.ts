import type { PdfStream } from "./streams.ts";

/** By the number of their objects. */
export type Dictionaries = Map<number, string>;

const keyword = " obj";
const longest = 16 * 1024;
const most = 100_000;

/** Those that stand in the file itself. */
export function dictionariesIn(bytes: Buffer): Dictionaries {
  const found: Dictionaries = new Map();
  let next = bytes.indexOf(keyword);
  while (next !== -1 && found.size < most) {
    const at = next;
    next = bytes.indexOf(keyword, at + keyword.length);
    const number = /(\d{1,10})\s{1,9}\d{1,5}$/.exec(bytes.toString("latin1", Math.max(0, at - 24), at))?.[1];
    if (number === undefined) continue;
    const last = Math.min(next === -1 ? bytes.length : next, at + longest);
    const text = bytes.toString("latin1", at + keyword.length, last);
    const end = text.search(/\bendobj\b|\bstream\b/);
    found.set(Number(number), end === -1 ? text : text.slice(0, end));
  }
  return found;
}

/** Those in a stream of objects: numbers and places of all of them, then the objects. ISO 32000-1, 7.5.7. */
export function* dictionariesInStream(
  { dictionary }: PdfStream,
  content: Buffer,
): Generator<readonly [number, string]> {
  if (!/\/Type\s{0,9}\/ObjStm\b/.test(dictionary)) return;
  const first = Number(/\/First\s{1,9}(\d{1,10})/.exec(dictionary)?.[1] ?? 0);
  const numbers = content.toString("latin1", 0, Math.min(first, longestIndex)).match(/\d{1,10}/g) ?? [];
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const start = first + Number(numbers[at + 1]);
    const end = at + 3 < numbers.length ? first + Number(numbers[at + 3]) : content.length;
    yield [Number(numbers[at]), content.toString("latin1", start, Math.min(end, start + longest))];
  }
}

const longestIndex = 256 * 1024;
