import type { IncomingMessage } from "node:http";

export type Body =
  | { readonly kind: "read"; readonly bytes: Buffer }
  /** The rest was not read. */
  | { readonly kind: "too large" }
  /** The server holds as many bodies as it may; the rest was not read. */
  | { readonly kind: "busy" }
  /** The sender went away in the middle. */
  | { readonly kind: "broken off" };

export interface BodyLimits {
  /** Of one body. */
  readonly maxBytes: number;
  /** Of all bodies that are being read at the same time: many large ones must not take the memory. */
  readonly maxBytesTogether: number;
  /** A body up to here is read all the same, so that a few unsigned large ones cannot keep the usual ones out. */
  readonly alwaysBytes: number;
}

/** Reads bodies of requests, counting what arrives: a sender's `content-length` is a claim, and may be absent. */
export function createBodyReader({ maxBytes, maxBytesTogether, alwaysBytes }: BodyLimits) {
  let bytesTogether = 0;
  return async function readBody(request: IncomingMessage): Promise<Body> {
    if (Number(request.headers["content-length"] ?? 0) > maxBytes) return { kind: "too large" };
    const chunks: Buffer[] = [];
    let bytes = 0;
    try {
      for await (const chunk of request.iterator({ destroyOnReturn: false })) {
        bytes += chunk.length;
        bytesTogether += chunk.length;
        if (bytes > maxBytes) return { kind: "too large" };
        if (bytesTogether > maxBytesTogether && bytes > alwaysBytes) return { kind: "busy" };
        chunks.push(chunk);
      }
      return { kind: "read", bytes: Buffer.concat(chunks) };
    } catch {
      return { kind: "broken off" };
    } finally {
      bytesTogether -= bytes;
    }
  };
}
