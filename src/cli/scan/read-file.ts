import { closeSync, constants, fstatSync, openSync, readlinkSync, readSync } from "node:fs";
import type { NotExamined } from "./item.ts";

/** A file is held in memory while it is examined, one in each thread. */
export const maxFileBytes = 256 * 1024 * 1024;

/** Not through a symbolic link, and without waiting for whoever writes into a pipe. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The content of a regular file, or why it cannot be had.
 *
 * @param location as in `Item`
 * @param begin is told the file's size before it is read
 */
export function readFile(location: string, begin: (bytes: number) => void = () => {}): Buffer | NotExamined {
  try {
    const file = openSync(toPath(location), flags);
    try {
      const status = fstatSync(file);
      if (!status.isFile()) return { kind: "not examined", why: "it is no regular file", fault: "limit" };
      if (status.size > maxFileBytes) return tooLarge(status.size);
      begin(status.size);
      return readUpTo(file, status.size);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return unreadable(error as NodeJS.ErrnoException);
  }
}

/** What Git keeps: of a symbolic link, the path that it leads to. */
export function readFileOrLink(location: string, begin: (bytes: number) => void = () => {}): Buffer | NotExamined {
  const content = readFile(location, begin);
  if (content !== symbolicLink) return content;
  try {
    return readlinkSync(toPath(location), "buffer");
  } catch (error) {
    return unreadable(error as NodeJS.ErrnoException);
  }
}

export function toPath(location: string): Buffer {
  return Buffer.from(location, "latin1");
}

export function tooLarge(bytes: number): NotExamined {
  const [size, limit] = [bytes, maxFileBytes].map((one) => `${Math.ceil(one / 1024 / 1024)} MB`);
  return { kind: "not examined", why: `it has ${size}; at most ${limit} are read`, fault: "limit" };
}

/** What is appended while we read is not waited for. */
function readUpTo(file: number, size: number): Buffer {
  const content = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const count = readSync(file, content, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return content.subarray(0, length);
}

function unreadable({ code = "unknown" }: NodeJS.ErrnoException): NotExamined {
  if (code === "ENOENT" || code === "ENOTDIR") return { kind: "not examined", why: "it is not there", fault: "gone" };
  if (code === "ELOOP") return symbolicLink;
  return { kind: "not examined", why: reasons.get(code) ?? `it cannot be read (${code})`, fault: "failed" };
}

const symbolicLink: NotExamined = { kind: "not examined", why: "it is a symbolic link", fault: "limit" };

const reasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "you may not read it"],
  ["EPERM", "you may not read it"],
  ["EIO", "the disk does not give it"],
  ["EMFILE", "too many files are open"],
]);
