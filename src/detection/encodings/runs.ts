/**
 * Long words in a text. Of a run of at least n bytes one stands at every n-th place, so most bytes are never looked at:
 * each probe walks back to where its run begins, and the next one is n bytes further.
 */
import { alphabetBytes } from "../alphabet.ts";

/** What base64 is written in, in both its alphabets; hexadecimal digits are among it. */
export const runBytes = Uint8Array.from(alphabetBytes("base64"));
for (const byte of Buffer.from("-_")) runBytes[byte] = 1;

/** Where the next run of at least `shortest` bytes begins at or after `from`; -1 where there is none. */
export function nextRun(text: Buffer, from: number, shortest: number): number {
  let start = from;
  let known = from; // everything from `start` to here is in the alphabet
  for (let probe = from + shortest - 1; probe < text.length; probe = start + shortest - 1) {
    let at = probe;
    while (at >= known && runBytes[text[at] as number] === 1) at--;
    if (at < known) return start;
    start = at + 1;
    known = probe + 1;
  }
  return -1;
}

export function endOfRun(text: Buffer, from: number): number {
  let end = from;
  while (end < text.length && runBytes[text[end] as number] === 1) end++;
  return end;
}
