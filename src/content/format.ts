import { readGzip, readZstandard } from "./compressed.ts";
import type { Reader } from "./member.ts";
import { readPdf } from "./pdf/read-pdf.ts";
import { readTar, startsTar } from "./tar.ts";
import { endsZip, readZip } from "./zip.ts";

/** What a file is, where it is more than text. */
export type Format =
  | {
      readonly kind: "container";
      readonly read: Reader;
      /** Whether it is one file, compressed. */
      readonly isStream: boolean;
    }
  /** Known, and not read. */
  | { readonly kind: "closed"; readonly why: string };

interface Signature {
  /** The first bytes, one character each. */
  readonly magic: string;
  readonly format: Format;
}

const zip: Format = { kind: "container", read: readZip, isStream: false };
const tar: Format = { kind: "container", read: readTar, isStream: false };

function closed(magic: string, why: string): Signature {
  return { magic, format: { kind: "closed", why } };
}

const notUnpacked = (kind: string) => `it is packed with ${kind}, which is not unpacked`;

const signatures: readonly Signature[] = [
  { magic: "PK\x03\x04", format: zip },
  { magic: "PK\x05\x06", format: zip },
  { magic: "PK\x07\x08PK", format: zip },
  { magic: "\x1f\x8b\x08", format: { kind: "container", read: readGzip, isStream: true } },
  { magic: "\x28\xb5\x2f\xfd", format: { kind: "container", read: readZstandard, isStream: true } },
  { magic: "%PDF-", format: { kind: "container", read: readPdf, isStream: false } },
  closed("version https://git-lfs.github.com/spec/", "its content is kept by Git LFS, outside of the repository"),
  closed("version https://hawser.github.com/spec/", "its content is kept by Git LFS, outside of the repository"),
  closed("BZh", notUnpacked("bzip2")),
  closed("\xfd7zXZ\x00", notUnpacked("xz")),
  closed("7z\xbc\xaf\x27\x1c", notUnpacked("7-Zip")),
  closed("Rar!\x1a\x07", notUnpacked("RAR")),
  closed("\x04\x22\x4d\x18", notUnpacked("LZ4")),
  closed("LZIP\x01", notUnpacked("lzip")),
  closed("MSCF\x00\x00\x00\x00", notUnpacked("Microsoft Cabinet")),
  closed("\xed\xab\xee\xdb", "it is an RPM package, which is not unpacked"),
  closed("!<arch>\ndebian-binary", "it is a Debian package, which is not unpacked"),
];

/** By their first bytes: a file of text is asked about none of them. */
const byFirstByte = Map.groupBy(signatures, ({ magic }) => magic.charCodeAt(0));

export function formatOf(bytes: Buffer): Format | undefined {
  const [first = -1] = bytes;
  const signature = byFirstByte.get(first)?.find(({ magic }) => startsWith(bytes, magic));
  if (signature !== undefined) return signature.format;
  if (startsTar(bytes)) return tar;
  // A program may stand before it, or a script.
  return endsZip(bytes) ? zip : undefined;
}

function startsWith(bytes: Buffer, magic: string): boolean {
  return bytes.length >= magic.length && bytes.toString("latin1", 0, magic.length) === magic;
}
