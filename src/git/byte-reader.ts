/** Reads what a process writes, by separators and by counts. One call at a time. */
export interface ByteReader {
  /** The bytes up to the next separator, which is consumed; undefined at the end of the stream. */
  until(separator: number): Promise<Buffer | undefined>;
  /** Passes over records in constant memory, showing the first byte of each to `more`, until that says it was the last. */
  skipRecords(separator: number, more: (first: number) => boolean): Promise<void>;
  /** They may lie in what else was read with them: whoever keeps them for long keeps that, too. */
  take(count: number): Promise<Buffer>;
  skip(count: number): Promise<void>;
}

export const newline = 0x0a;
export const nul = 0x00;

/** A longer record is not something that git writes about honest data. */
const maxRecordBytes = 1_048_576;

export function readBytes(stream: AsyncIterable<Buffer>): ByteReader {
  const pieces = stream[Symbol.asyncIterator]();
  let piece: Buffer = Buffer.alloc(0);
  /** Where the unread part of the piece starts. */
  let position = 0;

  async function next(): Promise<boolean> {
    const result = await pieces.next();
    piece = result.done ? Buffer.alloc(0) : result.value;
    position = 0;
    return !result.done;
  }

  async function needNext(): Promise<void> {
    if (!(await next())) throw new Error("git ended in the middle of an answer");
  }

  async function eachPart(count: number, use: (part: Buffer) => void): Promise<void> {
    for (let missing = count; ; await needNext()) {
      const part = piece.subarray(position, position + missing);
      use(part);
      position += part.length;
      missing -= part.length;
      if (missing === 0) return;
    }
  }

  return {
    async until(separator) {
      const parts: Buffer[] = [];
      let length = 0;
      for (;;) {
        const end = piece.indexOf(separator, position);
        const part = piece.subarray(position, end === -1 ? undefined : end);
        parts.push(part);
        length += part.length;
        position += part.length + 1;
        if (end !== -1) return parts.length === 1 ? part : Buffer.concat(parts);
        if (length > maxRecordBytes) throw new Error("git wrote a record that is too long");
        if (!(await next())) return length === 0 ? undefined : Buffer.concat(parts);
      }
    },
    async skipRecords(separator, more) {
      for (;;) {
        while (position >= piece.length) await needNext();
        const last = !more(piece[position] ?? separator);
        for (;;) {
          const end = piece.indexOf(separator, position);
          if (end !== -1) {
            position = end + 1;
            break;
          }
          await needNext();
        }
        if (last) return;
      }
    },
    async take(count) {
      const parts: Buffer[] = [];
      await eachPart(count, (part) => parts.push(part));
      return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    },
    async skip(count) {
      await eachPart(count, () => {});
    },
  };
}
