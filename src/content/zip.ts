import type { Allowance } from "./allowance.ts";
import type { Member, Reader } from "./member.ts";
import { inflate, type Unpacked, unpackZstandard } from "./unpack.ts";
import { type Entry, entriesInDirectory, entryAt, localSignature } from "./zip-directory.ts";

export { endsZip } from "./zip-directory.ts";

/**
 * Zip archives, and what is one under another name: jar, wheel, docx, xlsx, apk. The directory at its end is asked first; then
 * what lies between its entries is looked through for others, since it may leave some out, or be cut off itself.
 */
export const readZip: Reader = function* (bytes, { allowance }) {
  const read = new Set<number>();
  const spans: Span[] = [];
  function* members(entries: Iterable<Entry>): Generator<Member> {
    for (const entry of entries) {
      if (read.has(entry.start)) continue;
      read.add(entry.start);
      if (!allowance.takeFile()) return;
      const member = readEntry(bytes, entry, allowance);
      if (member.kind === "file" || entry.isComplete) spans.push(spanOf(entry, member));
      if (member.kind === "missed" || member.bytes.length > 0) yield member;
    }
  }
  const directory = entriesInDirectory(bytes);
  yield* members(directory.entries);
  let { isDamaged } = directory;
  for (const member of members(strayEntries(bytes, spans))) {
    if (member.kind === "file") yield member;
    else isDamaged = true;
  }
  if (isDamaged) yield { kind: "missed", name: "", why: "part of it: it is damaged or cut off" };
};

interface Span {
  readonly start: number;
  readonly end: number;
}

function spanOf({ start, size }: Entry, member: Member): Span {
  return member.kind === "file" ? member : { start, end: start + size };
}

/** Entries that lie in none of the spans; what is read of them is a span, too. */
function* strayEntries(bytes: Buffer, spans: readonly Span[]): Generator<Entry> {
  const known = spans.toSorted((a, b) => a.start - b.start);
  let next = 0;
  for (let at = bytes.indexOf(localSignature); at !== -1; at = bytes.indexOf(localSignature, at + 1)) {
    while (known[next] && (known[next] as Span).end <= at) next += 1;
    const span = known[next];
    if (span && span.start <= at) {
      at = span.end - 1;
      continue;
    }
    const entry = entryAt(bytes, at);
    if (entry === undefined) continue;
    const before = spans.length;
    yield entry;
    // Its reader has noted it, if it could be read.
    const own = spans[before];
    if (own) at = Math.max(at, own.end - 1);
  }
}

/** As in the specification (APPNOTE 4.4.5). */
const methods: ReadonlyMap<number, (packed: Buffer, allowance: Allowance) => Unpacked> = new Map([
  [0, (packed) => ({ kind: "unpacked", bytes: packed, used: packed.length })],
  [8, inflate],
  [93, unpackZstandard],
]);

const methodNames: ReadonlyMap<number, string> = new Map([
  [9, "Deflate64"],
  [12, "bzip2"],
  [14, "LZMA"],
  [95, "xz"],
  [98, "PPMd"],
]);

function readEntry(bytes: Buffer, entry: Entry, allowance: Allowance): Member {
  const { name, method, start, size } = entry;
  const missed = (why: string): Member => ({ kind: "missed", name, why });
  if (entry.isEncrypted) return missed("it is encrypted");
  const unpack = methods.get(method);
  if (unpack === undefined)
    return missed(`it is packed with ${methodNames.get(method) ?? `method ${method}`}, which is not unpacked`);
  const packed = bytes.subarray(start, start + size);
  const unpacked = unpack(packed, allowance);
  if (unpacked.kind === "failed") return missed(unpacked.why);
  const end = start + (entry.isComplete ? packed.length : unpacked.used);
  return { kind: "file", name, bytes: unpacked.bytes, start, end };
}
