import { crc32, deflateRawSync, gzipSync } from "node:zlib";

/** Content by name. */
export type Members = Readonly<Record<string, string | Buffer>>;

export interface ZipOptions {
  /** 8: deflate. Of another method, the content is what it was packed to. */
  readonly method?: number;
  readonly isEncrypted?: boolean;
  /** With sizes and places in the fields for what is too large for the usual ones. */
  readonly is64?: boolean;
  /** Stands before the archive, and does not count for the places in it. */
  readonly before?: string;
  readonly comment?: string;
  /** Sizes stand behind the data only. */
  readonly isStreamed?: boolean;
}

/** As APPNOTE.TXT describes it. */
export function zip(
  members: Members | readonly (readonly [string, string | Buffer])[],
  options: ZipOptions = {},
): Buffer {
  const { before = "", comment = "" } = options;
  const all = Array.isArray(members) ? members : Object.entries(members as Members);
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of all) {
    const { local, header } = zipEntry({ name, content: Buffer.from(content), offset }, options);
    locals.push(local);
    directory.push(header);
    offset += local.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = endOfZip({ count: all.length, size, offset }, comment, options.is64 ?? false);
  return Buffer.concat([Buffer.from(before), ...locals, ...directory, end]);
}

interface NewEntry {
  readonly name: string;
  readonly content: Buffer;
  readonly offset: number;
}

function zipEntry({ name, content, offset }: NewEntry, { method = 8, isEncrypted, is64, isStreamed }: ZipOptions) {
  const packed = method === 8 ? deflateRawSync(content) : content;
  const flags = (isEncrypted ? 1 : 0) | (isStreamed ? 8 : 0) | 0x800;
  const sum = crc32(content);
  const sizes = [packed.length, content.length];
  const nowhere = 0xffffffff;
  const common = [u16(flags), u16(method), u32(0), u32(sum)];
  const length = u16(Buffer.byteLength(name));
  const extra = is64 ? Buffer.concat([u16(1), u16(24), u64(content.length), u64(packed.length), u64(offset)]) : "";
  const shown = (is64 ? [nowhere, nowhere] : sizes).map(u32);
  const local = [u32(0x04034b50), u16(20)];
  const after = isStreamed ? [u32(0x08074b50), u32(sum), ...sizes.map(u32)] : [];
  const localSizes = isStreamed ? [u32(0), u32(0)] : shown;
  const localCommon = isStreamed ? [...common.slice(0, 3), u32(0)] : common;
  return {
    local: join(...local, ...localCommon, ...localSizes, length, u16(extra.length), name, extra, packed, ...after),
    header: join(
      ...[u32(0x02014b50), u16(20), u16(20), ...common, ...shown, length, u16(extra.length)],
      ...[u16(0), u16(0), u16(0), u32(0), u32(is64 ? nowhere : offset), name, extra],
    ),
  };
}

interface End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

function endOfZip({ count, size, offset }: End, comment: string, is64: boolean): Buffer {
  const far = join(
    ...[u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count), u64(size), u64(offset)],
    ...[u32(0x07064b50), u32(0), u64(offset + size), u32(1)],
  );
  const [shownCount, shownSize, shownOffset] = is64 ? [0xffff, 0xffffffff, 0xffffffff] : [count, size, offset];
  const counts = [u16(shownCount), u16(shownCount)];
  const end = [u32(0x06054b50), u32(0), ...counts, u32(shownSize), u32(shownOffset), u16(comment.length), comment];
  return join(...(is64 ? [far] : []), ...end);
}

/** ustar; a name of more than 100 bytes gets a pax header. */
export function tar(members: Members): Buffer {
  const parts = Object.entries(members).flatMap(([name, content]) => {
    const record = paxRecord("path", name);
    const long = name.length > 100 ? tarMember("pax", record, "x") : [];
    return [...long, ...tarMember(name.slice(0, 100), Buffer.from(content), "0")];
  });
  return Buffer.concat([...parts, Buffer.alloc(1024)]);
}

export function tgz(members: Members): Buffer {
  return gzipSync(tar(members));
}

function tarMember(name: string, content: Buffer, type: string): Buffer[] {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write("0000644\0", 100);
  header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124);
  header.write("        ", 148);
  header.write(type, 156);
  header.write("ustar\x0000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}

function paxRecord(key: string, value: string): Buffer {
  const rest = ` ${key}=${value}\n`;
  const length = Buffer.byteLength(rest);
  const digits = `${length + 3}`.length;
  return Buffer.from(`${length + digits}${rest}`);
}

function join(...pieces: readonly (Buffer | string)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}
