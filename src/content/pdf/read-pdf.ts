import type { Allowance } from "../allowance.ts";
import type { Member, Reader } from "../member.ts";
import { inflateZlib } from "../unpack.ts";
import { ascii85 } from "./ascii85.ts";
import { dictionariesIn, dictionariesInStream } from "./dictionaries.ts";
import { findFonts } from "./fonts.ts";
import { type MapOf, shownText, showsText } from "./shown-text.ts";
import { type PdfStream, streamsIn } from "./streams.ts";

/**
 * The streams of a PDF file: what its pages show, as text; all others as they are, unpacked: forms, metadata, files that are
 * attached. Images, fonts and their tables are left as they stand. Its own dictionaries are the rest of the file.
 */
export const readPdf: Reader = function* (bytes, { allowance }) {
  if (isEncrypted(bytes)) return yield { kind: "missed", name: "", why: "it is encrypted" };
  const streams: Read[] = [];
  for (const stream of streamsIn(bytes)) {
    if (isPicture(stream)) continue;
    if (!allowance.takeFile()) break;
    const read = unpackStream(stream, bytes, allowance);
    if (read.kind === "missed") yield read;
    else streams.push({ stream, content: read.content });
  }
  const fonts = fontsOf(bytes, streams);
  for (const { stream, content } of streams) {
    if (content.includes("begincmap")) continue;
    for (const text of showsText(content) ? textsOf(content, fonts) : [content]) yield memberOf(stream, text);
  }
};

interface Read {
  readonly stream: PdfStream;
  readonly content: Buffer;
}

function memberOf({ object, start, end }: PdfStream, bytes: Buffer): Member {
  return { kind: "file", name: `object ${object}`, bytes, start, end };
}

/** In the dictionary at the end, or in that of a stream that stands for it. */
function isEncrypted(bytes: Buffer): boolean {
  const at = bytes.indexOf("/Encrypt");
  return at !== -1 && /^\/Encrypt\s{0,9}(?:\d|<<)/.test(bytes.toString("latin1", at, at + 20));
}

/** Images, fonts, and tables of where objects stand. */
function isPicture({ dictionary }: PdfStream): boolean {
  return /\/Subtype\s{0,9}\/Image\b|\/(?:DCT|JPX|CCITTFax|JBIG2)Decode\b|\/Length[123]\b|\/Subtype\s{0,9}\/(?:Type1C|CIDFontType0C|OpenType)\b|\/Type\s{0,9}\/XRef\b/.test(
    dictionary,
  );
}

type Unpacked = { readonly kind: "unpacked"; readonly content: Buffer } | Extract<Member, { readonly kind: "missed" }>;

function unpackStream(stream: PdfStream, bytes: Buffer, allowance: Allowance): Unpacked {
  let content = bytes.subarray(stream.start, stream.end);
  for (const filter of filtersOf(stream.dictionary)) {
    const missed = (why: string): Unpacked => ({ kind: "missed", name: `object ${stream.object}`, why });
    if (filter === "ASCII85Decode" || filter === "A85") content = ascii85(content);
    else if (filter === "FlateDecode" || filter === "Fl") {
      const unpacked = inflateZlib(content, allowance);
      if (unpacked.kind === "failed") return missed(unpacked.why);
      content = unpacked.bytes;
    } else return missed(`it is packed with ${filter}, which is not unpacked`);
  }
  return { kind: "unpacked", content };
}

/** `/Filter /A`, or `/Filter [/A /B]`, to be applied in that order. */
function filtersOf(dictionary: string): readonly string[] {
  const value = /\/Filter\s{0,9}(\[[^\]]{0,200}\]|\/\w{1,40})/.exec(dictionary)?.[1] ?? "";
  return [...value.matchAll(/\/(\w{1,40})/g)].map(([, name = ""]) => name);
}

function fontsOf(bytes: Buffer, streams: readonly Read[]): readonly MapOf[] {
  const dictionaries = dictionariesIn(bytes);
  for (const { stream, content } of streams)
    for (const [object, text] of dictionariesInStream(stream, content)) dictionaries.set(object, text);
  const contents = new Map(streams.map(({ stream, content }) => [stream.object, content]));
  return findFonts(dictionaries, (object) => contents.get(object));
}

/** In each meaning that the names of its fonts have. */
function textsOf(content: Buffer, fonts: readonly MapOf[]): readonly Buffer[] {
  return [...new Set(fonts.map((mapOf) => shownText(content, mapOf)))].map((text) => Buffer.from(text));
}
