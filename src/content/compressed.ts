import type { Allowance } from "./allowance.ts";
import type { Member, Opened, Reader } from "./member.ts";
import { memberName } from "./member-name.ts";
import { inflate, type Unpacked, unpackZstandard } from "./unpack.ts";

/** A `.gz` file: one stream after another, which together are one file. RFC 1952. */
export const readGzip: Reader = (bytes, opened) =>
  readStreams(bytes, opened, {
    name: nameInHeader(bytes),
    // There may be a comment in it.
    start: gzipHeaderLength(bytes) ?? 0,
    readStream(rest, allowance) {
      const header = gzipHeaderLength(rest);
      if (header === undefined) return undefined;
      const unpacked = inflate(rest.subarray(header), allowance);
      if (unpacked.kind === "failed") return unpacked;
      return { ...unpacked, used: Math.min(rest.length, header + unpacked.used + gzipTrailerLength) };
    },
  });

/** A `.zst` file: frames, of which some may be skipped. RFC 8878. */
export const readZstandard: Reader = (bytes, opened) =>
  readStreams(bytes, opened, {
    name: undefined,
    start: 0,
    readStream: (rest, allowance) => (startsZstandard(rest) ? unpackZstandard(rest, allowance) : undefined),
  });

interface Streams {
  readonly name: string | undefined;
  /** What stands before is no part of a stream. */
  readonly start: number;
  /** Undefined where none begins. */
  readonly readStream: (rest: Buffer, allowance: Allowance) => Unpacked | undefined;
}

function* readStreams(bytes: Buffer, { name, allowance }: Opened, streams: Streams): Generator<Member> {
  const pieces: Buffer[] = [];
  let at = 0;
  let failure: string | undefined;
  while (at < bytes.length && failure === undefined && allowance.takeFile()) {
    const read = streams.readStream(bytes.subarray(at), allowance);
    // The beginning of a stream that goes nowhere is none.
    if (read === undefined || (read.kind === "unpacked" && read.bytes.length === 0)) break;
    if (read.kind === "failed") failure = read.why;
    else {
      pieces.push(read.bytes);
      at += Math.max(1, read.used);
    }
  }
  const inner = streams.name ?? nameWithoutEnding(name);
  if (failure !== undefined) yield { kind: "missed", name: pieces.length === 0 ? "" : inner, why: failure };
  const [first = Buffer.alloc(0), ...others] = pieces;
  const all = others.length === 0 ? first : Buffer.concat(pieces);
  if (pieces.length > 0) yield { kind: "file", name: inner, bytes: all, start: streams.start, end: at };
}

/** `a/b.tar.gz` holds `b.tar`, `b.tgz` too. */
function nameWithoutEnding(path: string): string {
  const name = path.slice(1 + Math.max(path.lastIndexOf("/"), path.lastIndexOf("!")));
  return name.replace(/\.tgz$/i, ".tar").replace(/\.(?:gz|zst)$/i, "") || "content";
}

const gzipTrailerLength = 8;

function gzipHeaderLength(bytes: Buffer): number | undefined {
  return bytes.length >= 10 && bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8
    ? fieldsOf(bytes).end
    : undefined;
}

function nameInHeader(bytes: Buffer): string | undefined {
  const { name } = fieldsOf(bytes);
  return name === undefined || name.length === 0 ? undefined : memberName(name);
}

const [hasChecksum, hasExtra, hasName, hasComment] = [2, 4, 8, 16];

function fieldsOf(bytes: Buffer): { readonly name: Buffer | undefined; readonly end: number } {
  const flags = bytes[3] ?? 0;
  let end = 10;
  let name: Buffer | undefined;
  if (flags & hasExtra && end + 2 <= bytes.length) end += 2 + bytes.readUInt16LE(end);
  if (flags & hasName) {
    const start = end;
    end = endOfText(bytes, start);
    name = bytes.subarray(start, end - 1);
  }
  if (flags & hasComment) end = endOfText(bytes, end);
  if (flags & hasChecksum) end += 2;
  return { name, end: Math.min(end, bytes.length) };
}

function endOfText(bytes: Buffer, start: number): number {
  const nul = bytes.indexOf(0, start);
  return nul === -1 ? bytes.length : nul + 1;
}

function startsZstandard(bytes: Buffer): boolean {
  return bytes.length >= 4 && bytes.readUInt32LE(0) === 0xfd2fb528;
}
