import { alphabetBytes } from "./alphabet.ts";
import type { Found, Matcher } from "./matcher.ts";
import { judgePassword } from "./password.ts";

/** A Kubernetes Secret: each value under `data:`, which is the base64 of a credential whatever its name. */
export function manifestMatcher(): Matcher {
  return {
    anchors: ["kind: secret", 'kind: "secret"', 'kind": "secret"', 'kind":"secret"', 'kind" : "secret"'],
    specificity: 2,
    fixed: 12,
    reach: { before: reach, after: reach },
    mayMatch: ({ bytes, nextOf }, start, end) => {
      if (!isKey(bytes, start) || goesOn(bytes[end])) return false;
      const data = nextOf("data", Math.max(0, start - reach));
      return data !== -1 && data < end + reach;
    },
    isNearest: true,
    find(text, start, end, room) {
      const first = Math.max(0, room.from);
      const from = first + startOfObject(text.slice(first, start));
      const object = text.slice(from, end + endOfObject(text.slice(end, room.to)));
      return [...valuesIn(object)].map(([at, value]) => ({
        start: from + at,
        end: from + at + value.length,
        ...judge(value),
      }));
    },
  };
}

/** In bytes, before and after the line that says what the object is. */
const reach = 8_000;

/** Each object of a list begins with its version; where its kind comes first, with a separator. */
const beginnings = ["\n---", "apiVersion"];

function startOfObject(before: string): number {
  return Math.max(0, ...beginnings.map((beginning) => before.lastIndexOf(beginning)));
}

function endOfObject(after: string): number {
  const ends = beginnings.map((beginning) => after.indexOf(beginning)).filter((end) => end !== -1);
  return Math.min(after.length, ...ends);
}

/** Whether it begins a line or a member: `- kind`, `{"kind`, `# kind`, `\\nkind`. Prose and other values have a word before it. */
function isKey(bytes: Buffer, at: number): boolean {
  let i = at - 1;
  while (i >= at - 80 && layoutBytes[bytes[i] as number] === 1) i--;
  return alnumBytes[bytes[i] as number] !== 1 || (bytes[i] === escapedEnd && bytes[i - 1] === backslash);
}

function goesOn(byte: number | undefined): boolean {
  return byte !== undefined && !/[\s"',}]/.test(String.fromCharCode(byte));
}

const alnumBytes = alphabetBytes("alnum");
const layoutBytes = alphabetBytes("blank");
const escapedEnd = "n".charCodeAt(0);
const backslash = "\\".charCodeAt(0);

function* valuesIn(object: string): Generator<[number, string]> {
  for (const data of object.matchAll(/(?:^|[\n{,])([ \t]*)["']?data["']?[ \t]{0,4}:[ \t]*(\{|\r?\n)/g)) {
    const from = data.index + data[0].length;
    const isJson = data[2] === "{";
    const end = isJson ? object.indexOf("}", from) : endOfBlock(object, from, data[1] ?? "");
    const block = object.slice(from, end === -1 ? undefined : end);
    for (const entry of block.matchAll(isJson ? member : line)) {
      const value = entry[1] ?? "";
      yield [from + entry.index + entry[0].lastIndexOf(value), value];
    }
  }
}

const member = /"[\w.-]{1,253}"\s{0,8}:\s{0,8}"([0-9A-Za-z+/]{4,6000}={0,2})"/g;
const line = /^[ \t]+["']?[\w.-]{1,253}["']?:[ \t]{1,8}["']?([0-9A-Za-z+/]{4,6000}={0,2})["']?[ \t]*\r?$/gm;

/** The first line that is indented no deeper than the name of the block, and is not empty. */
function endOfBlock(object: string, from: number, indent: string): number {
  for (let at = from; at < object.length; ) {
    const lineEnd = object.indexOf("\n", at);
    const line = object.slice(at, lineEnd === -1 ? undefined : lineEnd);
    const isDeeper = line.startsWith(`${indent} `) || line.startsWith(`${indent}\t`) || line.trim() === "";
    if (!isDeeper) return at;
    if (lineEnd === -1) break;
    at = lineEnd + 1;
  }
  return object.length;
}

function judge(value: string): Pick<Found, "confidence" | "reasons"> {
  const decoded = Buffer.from(value, "base64").toString("latin1");
  const isText = value.length % 4 === 0 && /^[\s\x20-\x7e]+$/.test(decoded);
  if (!isText) return { confidence: "low", reasons: ["framed"] };
  const judged = judgePassword(decoded.trim());
  return judged.confidence === "none" ? judged : { confidence: "medium", reasons: ["framed", "decoded"] };
}
