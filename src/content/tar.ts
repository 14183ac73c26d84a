import type { Member, Reader } from "./member.ts";
import { memberName } from "./member-name.ts";

/** Each member begins with a header of that length, and takes whole blocks. */
const blockLength = 512;

/** With the mark of POSIX or GNU; older ones have none, and are texts with some NULs between. */
export function startsTar(bytes: Buffer): boolean {
  return bytes[257] === 0x75 && bytes.length >= blockLength && bytes.toString("latin1", 257, 262) === "ustar";
}

/** ustar, with the names and sizes of pax (POSIX.1-2001) and GNU. Sparse files are read as they are stored. */
export const readTar: Reader = function* (bytes, { allowance }) {
  let at = 0;
  let extended: Extended = {};
  while (at + blockLength <= bytes.length) {
    const header = bytes.subarray(at, at + blockLength);
    if (isZero(header)) {
      at += blockLength;
      continue;
    }
    if (!hasRightChecksum(header)) return yield { kind: "missed", name: "", why: "part of it: it is damaged" };
    const start = at + blockLength;
    const size = extended.size ?? numberIn(header, sizeField);
    const end = Math.min(start + size, bytes.length);
    const type = String.fromCharCode(header[typeField] as number);
    const data = bytes.subarray(start, end);
    at = start + Math.ceil(size / blockLength) * blockLength;
    if (extending.has(type)) {
      extended = { ...extended, ...extendedBy(type, data) };
      continue;
    }
    const name = extended.name ?? nameIn(header);
    extended = {};
    if (size === 0 || withoutData.has(type)) continue;
    if (!allowance.takeFile()) return;
    yield { kind: "file", name, bytes: data, start, end };
    if (start + size > bytes.length) yield cutOff(name);
  }
};

function cutOff(name: string): Member {
  return { kind: "missed", name, why: "part of it: the archive is cut off" };
}

/** What a header says of the one behind it. */
interface Extended {
  readonly name?: string;
  readonly size?: number;
}

/** pax for the next member, pax for all that follow, GNU's long name, GNU's long target of a link. */
const extending = new Set(["x", "g", "L", "K"]);
/** Links, devices, folders, pipes: a size that they state stands for nothing. */
const withoutData = new Set(["1", "2", "3", "4", "5", "6"]);

function extendedBy(type: string, data: Buffer): Extended {
  if (type === "L") return { name: memberName(untilNul(data)) };
  return type === "x" ? paxRecords(data) : {};
}

/** `<length> <key>=<value>\n` again and again. No more of it is read than a path takes. */
function paxRecords(data: Buffer): Extended {
  let extended: Extended = {};
  for (let at = 0; at < Math.min(data.length, longestPax); ) {
    const space = data.indexOf(" ", at);
    const length = Number(data.toString("latin1", at, Math.min(space, at + 8)));
    if (space === -1 || !(length > space - at)) break;
    const record = data.subarray(space + 1, at + length - 1);
    const equals = record.indexOf("=");
    const key = record.toString("latin1", 0, Math.max(0, equals));
    if (key === "path") extended = { ...extended, name: memberName(record.subarray(equals + 1)) };
    if (key === "size") extended = { ...extended, size: wholeNumber(record.toString("latin1", equals + 1)) };
    at += length;
  }
  return extended;
}

const longestPax = 64 * 1024;

const sizeField = { start: 124, end: 136 };
const checksumField = { start: 148, end: 156 };
const typeField = 156;

function nameIn(header: Buffer): string {
  const prefix = untilNul(header.subarray(345, 500));
  const name = untilNul(header.subarray(0, 100));
  const isPosix = header.toString("latin1", 257, 263) === "ustar\0";
  return memberName(isPosix && prefix.length > 0 ? Buffer.concat([prefix, Buffer.from("/"), name]) : name);
}

function untilNul(bytes: Buffer): Buffer {
  const nul = bytes.indexOf(0);
  return nul === -1 ? bytes : bytes.subarray(0, nul);
}

/** Octal digits; or, for what does not fit, GNU's binary number after a byte with the highest bit. */
function numberIn(header: Buffer, { start, end }: { readonly start: number; readonly end: number }): number {
  if ((header[start] as number) & 0x80) return Math.min(Number.MAX_SAFE_INTEGER, header.readUIntBE(end - 6, 6));
  const digits = /^[ \0]*([0-7]*)/.exec(header.toString("latin1", start, end))?.[1];
  return digits ? Number.parseInt(digits, 8) : 0;
}

function wholeNumber(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
}

/** The sum of all bytes, those of the sum itself taken for spaces. */
function hasRightChecksum(header: Buffer): boolean {
  let sum = 0;
  for (const [index, byte] of header.entries())
    sum += index >= checksumField.start && index < checksumField.end ? 0x20 : byte;
  return sum === numberIn(header, checksumField);
}

function isZero(header: Buffer): boolean {
  return header.every((byte) => byte === 0);
}
