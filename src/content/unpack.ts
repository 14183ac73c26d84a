import { constants, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib";
import type { Allowance } from "./allowance.ts";

export type Unpacked =
  | {
      readonly kind: "unpacked";
      readonly bytes: Buffer;
      /** How many bytes of what was given it was unpacked from. */
      readonly used: number;
    }
  | { readonly kind: "failed"; readonly why: string };

/** Also what there is of a stream that is cut off. */
export function inflate(packed: Buffer, allowance: Allowance): Unpacked {
  return unpack(packed, allowance, (maxOutputLength) =>
    inflateRawSync(packed, { ...options, maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }),
  );
}

/** With the header and checksum of zlib (RFC 1950). */
export function inflateZlib(packed: Buffer, allowance: Allowance): Unpacked {
  return unpack(packed, allowance, (maxOutputLength) =>
    inflateSync(packed, { ...options, maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }),
  );
}

export function unpackZstandard(packed: Buffer, allowance: Allowance): Unpacked {
  return unpack(packed, allowance, (maxOutputLength) => zstdDecompressSync(packed, { ...options, maxOutputLength }));
}

const options = { info: true, chunkSize: 64 * 1024 } as const;

/** What `info` makes zlib return; its types do not know. */
interface Answer {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

/** No deflate stream grows more than this. */
const mostGrowth = 1032;
/** So much work is it to begin. */
const leastCost = 1024;

function unpack(packed: Buffer, allowance: Allowance, work: (most: number) => unknown): Unpacked {
  const most = allowance.mostBytes;
  if (most === 0) return { kind: "failed", why: allowance.refuse() };
  try {
    const { buffer, engine } = work(most) as Answer;
    allowance.spend(buffer.length + leastCost);
    return { kind: "unpacked", bytes: buffer, used: engine.bytesWritten };
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    // Damaged after any amount of output: it is paid for as if it were all of it.
    allowance.spend(leastCost + Math.min(most, packed.length * mostGrowth));
    return { kind: "failed", why: isTooLarge ? allowance.refuse() : "it is damaged" };
  }
}
