/** Base64 and hexadecimal: words in which every character counts. What they spell decides whether they are any. */
import { base64At } from "./base64.ts";
import { byteSet } from "./character.ts";
import type { Encoded } from "./encoded.ts";
import { hexAt } from "./hex.ts";
import { endOfRun, nextRun } from "./runs.ts";

/** The blocks of at least `shortest` characters that begin at or after `from`, in the order of the text. */
export function* blocksIn(text: Buffer, from: number, shortest: number): Generator<Encoded> {
  for (let block = nextBlock(text, from, 0, shortest); block !== undefined; ) {
    yield block;
    block = nextBlock(text, block.end, block.end, shortest);
  }
}

function nextBlock(text: Buffer, from: number, floor: number, shortest: number): Encoded | undefined {
  for (let start = nextRun(text, from, shortest); start >= 0; ) {
    const end = endOfRun(text, start + shortest);
    const last = end - shortest;
    for (let at = start; at <= last; at = nextWord(text, at, last)) {
      const block = hexAt(text, at, floor) ?? base64At(text, at, { end, floor });
      if (block !== undefined) return block;
    }
    start = nextRun(text, end, shortest);
  }
  return undefined;
}

/** Characters of base64 in ordinary text: that of twenty bytes. */
export const shortestAnywhere = 28;
/** Where base64 is what values are written in, as in a Kubernetes Secret: a password of seven characters. */
export const shortestExpected = 10;
/**
 * Where the next word of a run begins, behind a separator; beyond `last` where there is none. A block may follow something
 * else that is written with the same characters: a path, a name. Text in base64 hardly ever has a separator among its
 * first characters, and the words of paths are mostly shorter.
 */
function nextWord(text: Buffer, from: number, last: number): number {
  let at = from;
  while (at < last && separators[text[at] as number] !== 1) at++;
  let start = at + 1;
  for (at = start; at - start < shortestWord && start <= last; at++) {
    if (separators[text[at] as number] === 1) start = at + 1;
  }
  return start;
}

const shortestWord = 11;
const separators = byteSet("/-_+");
