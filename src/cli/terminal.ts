import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import type { Source } from "../process-environment.ts";

/** Where the command runs: what it reads from, writes to, and stands in. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Absolute. */
  readonly directory: string;
  readonly environment: Source;
}

/** A file or pipe has no `isTTY`. */
export type Stream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** 0: nothing found; 1: findings; 2: could not do its work. */
export type ExitStatus = 0 | 1 | 2;

/** Resolves when more may be written: a slow reader slows us down and does not fill our memory. */
export async function write(stream: Writable, text: string): Promise<void> {
  if (text !== "" && !stream.write(text)) await once(stream, "drain");
}
