/**
 * The value of a name that is given after it: `{ value = "…", name = "DB_PASSWORD" }`. So stands what is sorted, or in no order:
 * lists of settings of Kubernetes, of clouds, of XML.
 */
import { byteSet } from "./encodings/character.ts";
import { lineEnd, pair } from "./writings.ts";

/** How far before a name its value may begin, in bytes. */
export const valueReach = 240;

/** Where a value begins, and what stands before it. */
export interface ValueBefore {
  readonly start: number;
  readonly quote: string | undefined;
  readonly operator: string;
}

/** The value before the name that the offset is in, where keys of their own say which is which. */
export function valueBefore(text: string, at: number): ValueBefore | undefined {
  const name = startOfName(at, (i) => text.charCodeAt(i));
  let key = name;
  for (let tries = 0; tries < mostTries; tries++) {
    key = text.lastIndexOf(valueKey, key - 1);
    if (key < Math.max(0, name - valueReach)) return undefined;
    for (const { between, closing } of writings) {
      between.lastIndex = key + valueKey.length;
      const [, operator, quote] = between.exec(text) ?? [];
      if (operator !== undefined && between.lastIndex === name)
        return { start: key + valueKey.length + operator.length, quote: closing ?? quote, operator };
    }
  }
  return undefined;
}

/** Whether `valueBefore` is worth a try: a look at the bytes before the name. */
export function isGivenAsName(bytes: Uint8Array, at: number): boolean {
  let i = startOfName(at, (place) => bytes[place] as number) - 1;
  for (const limit = i - longestOperator; i > limit && operatorBytes[bytes[i] as number] === 1; ) i--;
  return endOfNameKey(bytes[i - 1], bytes[i]);
}

const valueKey = "alue";
/** A description may have the word in it, too; so has the end of an element. */
const mostTries = 3;
const longestName = 60;
const longestOperator = 20;
const nameBytes = byteSet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-./");
const operatorBytes = byteSet(" \t:=>\"'`\\");

function startOfName(at: number, byteAt: (place: number) => number): number {
  let start = at;
  while (start > at - longestName && nameBytes[byteAt(start - 1)] === 1) start--;
  return start;
}

/** Of `name` and `key`, in any case. */
function endOfNameKey(last: number | undefined, end: number | undefined): boolean {
  const letters = String.fromCharCode(last ?? 0, end ?? 0).toLowerCase();
  return letters === "me" || letters === "ey";
}

const written = String.raw`(?:(?<=["'\x60])[^"'\x60\r\n]{1,160}\\?["'\x60]|[^\s"'\x60<>{},;]{3,160})`;
const gap = String.raw`[,;]?(?:${lineEnd}|[ \t]{0,8})`;
const nameKey = String.raw`["']?[\w:-]{0,30}(?:[Nn]ame|[Kk]ey|NAME|KEY)["']?`;
const options = String.raw`(?:[ \t]{1,4}--[\w-]{1,30}[ =][^\s-]\S{0,60}){0,3}`;

/** From the end of the value's key to the name. Group 1: what stands before the value; group 2: its quote. */
const writings = [
  {
    between: String.raw`(["']?[ \t]{0,8}[:=][ \t]{0,8}(?:\\?(["'\x60]))?)${written}${gap}(?:${pair}${gap}){0,3}${nameKey}[ \t]{0,8}[:=][ \t]{0,8}\\?["'\x60]?`,
    closing: undefined,
  },
  {
    between: String.raw`(>\s{0,40})[^<>\s][^<>\n]{0,160}</[\w:-]{1,30}>\s{0,40}<[\w:-]{0,30}(?:[Nn]ame|[Kk]ey)>\s{0,40}`,
    closing: "<",
  },
  {
    between: String.raw`([ =](["'])?)${written}${options}[ \t]{1,4}--[\w-]{0,20}(?:name|key)[ =]["']?`,
    closing: undefined,
  },
].map(({ between, closing }) => ({ between: new RegExp(between, "y"), closing }));
