import { alphabetBytes } from "./alphabet.ts";
import { mayAssign } from "./assignment.ts";
import type { Source } from "./source.ts";

/**
 * Names of keys are everywhere in code, and hardly ever given one: a look at the bytes before anything is read. What looks like
 * a key may stand further on; shorter values stand right behind the name.
 */
export function mayGiveKey(source: Source, at: number): boolean {
  return mayAssign(source, at) && (source.valueAfter(at, keyReach) <= at + keyReach || beginsKey(source.bytes, at));
}

const keyReach = 160;
const longestLead = 60;
const shortestWithDigit = 5;
const shortestWithout = 16;

function beginsKey(bytes: Buffer, at: number): boolean {
  let start = at;
  while (start < at + longestLead && nameBytes[bytes[start] as number] === 1) start++;
  while (start < at + longestLead && leadBytes[bytes[start] as number] === 1) start++;
  let end = start;
  let digits = 0;
  for (; end < start + shortestWithout && keyBytes[bytes[end] as number] === 1; end++) {
    if (digitBytes[bytes[end] as number] === 1) digits++;
  }
  return end - start >= (digits > 0 ? shortestWithDigit : shortestWithout);
}

const nameBytes = alphabetBytes("base64url");
const digitBytes = alphabetBytes("digit");
const leadBytes = alphabetBytes("blank").slice();
for (const byte of Buffer.from("\"'`:=>|(,)]}[{\\@")) leadBytes[byte] = 1;
const keyBytes = alphabetBytes("symbols").slice();
for (const byte of Buffer.from("\"'`,;(){}[]<>")) keyBytes[byte] = 0;
