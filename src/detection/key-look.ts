import { alphabetBytes } from "./alphabet.ts";
import { mayAssign, mayFollowKey } from "./assignment.ts";
import { byteSet } from "./encodings/character.ts";
import type { Source } from "./source.ts";

/**
 * Names of keys are everywhere in code, and hardly ever given one: a look at the bytes before anything is read. What looks like
 * a key may stand further on; shorter values stand right behind the name.
 */
export function mayGiveKey(source: Source, at: number): boolean {
  if (!mayAssign(source, at) || isGivenName(source.bytes, at)) return false;
  return source.valueAfter(at, keyReach) <= at + keyReach || beginsKey(source.bytes, at) || mayFollowKey(source, at);
}

const keyReach = 160;
const longestLead = 60;
const shortestWithDigit = 5;
const shortestWithout = 16;

/** `token = next;`, `(key, value)`: another name, shorter than keys without a digit are, and the end of the statement or the argument. */
function isGivenName(bytes: Buffer, at: number): boolean {
  let start = at;
  while (start < at + longestLead && nameBytes[bytes[start] as number] === 1) start++;
  while (start < at + longestLead && operatorBytes[bytes[start] as number] === 1) start++;
  let end = start;
  while (end < start + shortestWithout && pathBytes[bytes[end] as number] === 1) end++;
  return end > start && endsArgument[bytes[end] as number] === 1;
}

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
const operatorBytes = byteSet(" \t:=(,>-!&|?");
const pathBytes = byteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_$.");
const endsArgument = byteSet(";),");
const digitBytes = alphabetBytes("digit");
const leadBytes = byteSet(" \t\"'`:=>|(,)]}[{\\@");
const keyBytes = alphabetBytes("symbols").slice();
for (const byte of Buffer.from("\"'`,;(){}[]<>")) keyBytes[byte] = 0;
