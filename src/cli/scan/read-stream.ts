import type { Readable } from "node:stream";
import type { NotExamined } from "./item.ts";
import { maxFileBytes, tooLarge } from "./read-file.ts";

/** How standard input is shown. */
export const stdinName = "<stdin>";

/** All of it, unless it is larger than a file may be. */
export async function readStream(stream: Readable): Promise<Buffer | NotExamined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > maxFileBytes) return tooLarge(bytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
