import { mostFiles } from "./allowance.ts";
import { memberName } from "./member-name.ts";

/** One file of a zip archive, folders left out. */
export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where its data begin, in the archive, and how many bytes they take there. */
  readonly start: number;
  readonly size: number;
  /** False: nobody says where the data end, and `size` is all that follows. */
  readonly isComplete: boolean;
}

export const localSignature = Buffer.from("PK\x03\x04", "latin1");
const directorySignature = 0x02014b50;
const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const [localLength, directoryLength, endLength, end64Length, locator64Length] = [30, 46, 22, 56, 20];
const longestComment = 0xffff;

/** Whether a zip archive ends where the bytes end: there may be anything before it. */
export function endsZip(bytes: Buffer): boolean {
  return bytes.length >= endLength && bytes.readUInt32LE(bytes.length - endLength) === endSignature;
}

/** What the directory names. Damaged: it is not there, or not what it should be. */
export function entriesInDirectory(bytes: Buffer): Entries {
  const directory = findDirectory(bytes);
  return directory === undefined ? { entries: [], isDamaged: true } : readHeaders(bytes, directory);
}

interface Entries {
  readonly entries: readonly Entry[];
  readonly isDamaged: boolean;
}

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** What stands before the archive: all places in it count from there. */
  readonly shift: number;
}

function findDirectory(bytes: Buffer): Directory | undefined {
  const last = bytes.length - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (bytes[at] !== 0x50 || bytes.readUInt32LE(at) !== endSignature) continue;
    const found = directoryAt(bytes, at);
    if (found) return found;
  }
  return undefined;
}

function directoryAt(bytes: Buffer, end: number): Directory | undefined {
  const far = end64Before(bytes, end);
  const count = far?.count ?? bytes.readUInt16LE(end + 10);
  const size = far?.size ?? bytes.readUInt32LE(end + 12);
  const offset = far?.offset ?? bytes.readUInt32LE(end + 16);
  // It ends where its end record begins, whatever stands before the archive.
  const start = (far?.at ?? end) - size;
  return start < 0 || start < offset ? undefined : { start, end: start + size, count, shift: start - offset };
}

interface End64 {
  readonly at: number;
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

function end64Before(bytes: Buffer, end: number): End64 | undefined {
  const locator = end - locator64Length;
  if (locator < 0 || bytes.readUInt32LE(locator) !== locator64Signature) return undefined;
  const at = locator - end64Length;
  if (at < 0 || bytes.readUInt32LE(at) !== end64Signature) return undefined;
  return { at, count: long(bytes, at + 32), size: long(bytes, at + 40), offset: long(bytes, at + 48) };
}

function long(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

function readHeaders(bytes: Buffer, { start, end, count, shift }: Directory): Entries {
  const entries: Entry[] = [];
  let at = start;
  let isDamaged = false;
  let seen = 0;
  for (; at + directoryLength <= end && bytes.readUInt32LE(at) === directorySignature; seen++) {
    // One more, so that it is told.
    if (entries.length > mostFiles) return { entries, isDamaged };
    const nameEnd = at + directoryLength + bytes.readUInt16LE(at + 28);
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
    const named = { bytes, at, nameEnd, extra: bytes.subarray(nameEnd, Math.min(extraEnd, end)) };
    const local = offsetOf(named) + shift;
    const dataStart = startOfData(bytes, local);
    const entry = dataStart === undefined ? undefined : entryOf(named, dataStart);
    if (entry === undefined) isDamaged = true;
    else if (!isFolder(entry)) entries.push(entry);
    at = extraEnd + bytes.readUInt16LE(at + 32);
  }
  // Without zip64, only the lower 16 bits of the number are written.
  return { entries, isDamaged: isDamaged || (seen & 0xffff) !== (count & 0xffff) };
}

/** A header in the directory. */
interface Header {
  readonly bytes: Buffer;
  readonly at: number;
  readonly nameEnd: number;
  readonly extra: Buffer;
}

function entryOf({ bytes, at, nameEnd, extra }: Header, start: number): Entry | undefined {
  const size = longOr(bytes.readUInt32LE(at + 20), extra, bytes.readUInt32LE(at + 24) === nowhere ? 1 : 0);
  if (size > bytes.length - start) return undefined;
  return {
    name: memberName(bytes.subarray(at + directoryLength, nameEnd)),
    method: bytes.readUInt16LE(at + 10),
    isEncrypted: isEncrypted(bytes.readUInt16LE(at + 8)),
    start,
    size,
    isComplete: true,
  };
}

function offsetOf({ bytes, at, extra }: Header): number {
  const sizes = [24, 20].filter((field) => bytes.readUInt32LE(at + field) === nowhere).length;
  return longOr(bytes.readUInt32LE(at + 42), extra, sizes);
}

/** In place of a number that stands in the zip64 field. */
const nowhere = 0xffffffff;

/** That field holds only those of the numbers that did not fit, in their order. */
function longOr(short: number, extra: Buffer, position: number): number {
  if (short !== nowhere) return short;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const value = at + 4 + 8 * position;
    if (extra.readUInt16LE(at) === 1 && value + 8 <= extra.length) return long(extra, value);
  }
  return short;
}

function startOfData(bytes: Buffer, local: number): number | undefined {
  if (local < 0 || local + localLength > bytes.length || !isLocal(bytes, local)) return undefined;
  const start = local + localLength + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  return start <= bytes.length ? start : undefined;
}

/** The entry whose own header stands there, if one does. */
export function entryAt(bytes: Buffer, local: number): Entry | undefined {
  const start = startOfData(bytes, local);
  if (start === undefined) return undefined;
  const flags = bytes.readUInt16LE(local + 6);
  const nameEnd = local + localLength + bytes.readUInt16LE(local + 26);
  const written = bytes.readUInt32LE(local + 18);
  const isComplete = !(flags & sizeFollows) && written !== nowhere && written <= bytes.length - start;
  const method = bytes.readUInt16LE(local + 8);
  // Nothing tells where it ends; what is not packed is read as it stands.
  if (!isComplete && method === 0) return undefined;
  const entry = {
    name: memberName(bytes.subarray(local + localLength, nameEnd)),
    method,
    isEncrypted: isEncrypted(flags),
    start,
    size: isComplete ? written : bytes.length - start,
    isComplete,
  };
  return isFolder(entry) ? undefined : entry;
}

function isLocal(bytes: Buffer, at: number): boolean {
  return bytes.readUInt32LE(at) === localSignature.readUInt32LE(0);
}

/** It is written behind the data, since the writer did not know it before. */
const sizeFollows = 8;

function isEncrypted(flags: number): boolean {
  return (flags & 1) !== 0;
}

function isFolder({ name, size, isComplete }: Entry): boolean {
  return name.endsWith("/") && (size === 0 || !isComplete);
}
