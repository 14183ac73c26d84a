/**
 * The texts in a file: its own, and those in it when it is an archive, a compressed file or a document. Start here.
 *
 * 1. The first bytes tell what the file is (format.ts). Most files are text, and that is all there is to say of them.
 * 2. A reader (zip.ts, tar.ts, compressed.ts, pdf/) gives its members, which may be such files again, a few levels deep.
 * 3. What no member covers (names, comments, what was put before or behind an archive, what could not be read) is examined
 *    as the file's own text, so that no byte is left out and none is examined twice.
 *
 * Everything costs from one allowance, so that a bomb ends where it stands. Pure: nothing is written anywhere, and a member's
 * name is a name only.
 */
import { Allowance, allowanceFor } from "./allowance.ts";
import { formatOf } from "./format.ts";
import { hasRuns, joinedRuns } from "./joined-runs.ts";
import type { Member } from "./member.ts";
import { innerPath } from "./member-name.ts";
import { startsTar } from "./tar.ts";

export type Content = Text | Missed;

/** Bytes to examine. */
export interface Text {
  readonly kind: "text";
  /** Where in the file: "" is the file itself. */
  readonly inner: string;
  readonly bytes: Buffer;
}

/** Something that was not read. */
export interface Missed {
  readonly kind: "missed";
  /** "": the file itself, or a part of it. */
  readonly inner: string;
  readonly why: string;
}

/** @param path of the file: what is compressed alone is named after it */
export function* contentsOf(bytes: Buffer, path: string): Generator<Content> {
  let told = 0;
  const allowance = allowanceFor(bytes.length);
  for (const content of openAll({ inner: "", within: "", bytes, name: path, depth: 0 }, allowance)) {
    if (content.kind === "text" || ++told <= mostTold) yield content;
  }
  const { whyTooMany } = allowance;
  if (whyTooMany !== undefined) yield { kind: "missed", inner: "", why: whyTooMany };
  if (told > mostTold) yield { kind: "missed", inner: "", why: `${told - mostTold} more of the files in it` };
}

/** Whether the file, with all that lies in it, has no more bytes than that. No more is unpacked than it takes to tell. */
export function unpacksWithin(most: number, bytes: Buffer): boolean {
  if (bytes.length > most || formatOf(bytes)?.kind !== "container") return bytes.length <= most;
  const allowance = new Allowance(2 * most);
  let unpacked = 0;
  for (const content of openAll({ inner: "", within: "", bytes, name: "", depth: 0 }, allowance)) {
    unpacked += costOfFile + (content.kind === "text" ? content.bytes.length : 0);
    if (unpacked > most || allowance.isExceeded) return false;
  }
  return true;
}

/** In bytes: so long does it take to look at one, however little is in it. */
const costOfFile = 256;

/** Each with its own reason; of the others the number is told. */
const mostTold = 20;

/** An archive in an archive in an archive in an archive: who packed that packed it to keep us busy. */
const deepest = 4;

interface Opening {
  readonly inner: string;
  /** What its members are named within. */
  readonly within: string;
  readonly bytes: Buffer;
  readonly name: string;
  readonly depth: number;
}

function* openAll(opening: Opening, allowance: Allowance): Generator<Content> {
  const { inner, within, bytes, name, depth } = opening;
  const format = formatOf(bytes);
  if (format === undefined) return yield { kind: "text", inner, bytes: hasRuns(inner) ? joinedRuns(bytes) : bytes };
  if (format.kind === "closed") {
    yield { kind: "text", inner, bytes };
    return yield { kind: "missed", inner, why: format.why };
  }
  if (depth === deepest) {
    yield { kind: "text", inner, bytes };
    return yield { kind: "missed", inner, why: `it lies more than ${deepest} archives deep` };
  }
  const covered: Stretch[] = [];
  for (const member of format.read(bytes, { name, allowance })) {
    if (member.kind === "missed") {
      yield { kind: "missed", inner: innerPath(within, member.name), why: member.why };
      continue;
    }
    covered.push(member);
    yield* openAll(memberOf(opening, member, format.isStream), allowance);
  }
  yield { kind: "text", inner, bytes: without(covered, bytes) };
}

/** What is compressed alone and an archive counts as one: `a.tgz!b.txt`. */
function memberOf({ within, depth }: Opening, { name, bytes }: FileMember, isStream: boolean): Opening {
  const inner = innerPath(within, name);
  return { inner, within: isStream && startsTar(bytes) ? within : inner, bytes, name, depth: depth + 1 };
}

type FileMember = Extract<Member, { readonly kind: "file" }>;
type Stretch = Pick<FileMember, "start" | "end">;

function without(covered: readonly Stretch[], bytes: Buffer): Buffer {
  const gaps: Buffer[] = [];
  let at = 0;
  for (const { start, end } of covered.toSorted((a, b) => a.start - b.start)) {
    if (start > at) gaps.push(bytes.subarray(at, start));
    at = Math.max(at, end);
  }
  gaps.push(bytes.subarray(at));
  return gaps.length === 1 ? (gaps[0] as Buffer) : Buffer.concat(gaps);
}
