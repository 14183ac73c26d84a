import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createBlobRecord, lineOf } from "../../../history/blob-record.ts";
import { type Held, heldAmong } from "../../../history/held.ts";
import type { Examined } from "../item.ts";

/** What became of the blobs that were examined, in this run and in those before it, kept in a file: see `BlobRecord`. */
export interface ExaminedBlobs {
  /** Whether an earlier run did it. */
  isKnown(blob: string): boolean;
  /** Undefined: it holds none, or was not examined. */
  heldIn(blob: string): Held | undefined;
  /** One that was examined in part will be examined again in the next run, so that it is told again. */
  add(blob: string, examined: Examined): void;
  /** Writes what is not written yet. */
  close(): void;
}

export interface Keeping {
  /** Of all such files. */
  readonly folder: string;
  /** Absolute. */
  readonly repository: string;
  /** What the outcome depends on beside the blob: rules, program, key of the fingerprints. Files for others are removed. */
  readonly version: string;
  /** Forgets what earlier runs did. */
  readonly isFresh: boolean;
}

export function openExaminedBlobs({ folder, repository, version, isFresh }: Keeping): ExaminedBlobs {
  const own = join(folder, digest(repository));
  const name = digest(version);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  for (const other of readdirSync(own)) if (isFresh || other !== name) rmSync(join(own, other), { force: true });
  return keepIn(openSync(join(own, name), "a+", 0o600));
}

/** Whether an earlier run did something, whatever counts of it now. */
export function wasExamined({ folder, repository }: Pick<Keeping, "folder" | "repository">): boolean {
  return existsSync(join(folder, digest(repository)));
}

/** Where nothing can be kept. */
export function forgetExaminedBlobs(): ExaminedBlobs {
  return keepIn(undefined);
}

/** Whoever is interrupted does so much again. */
const mostUnwritten = 16 * 1024;

function keepIn(file: number | undefined): ExaminedBlobs {
  const record = createBlobRecord();
  let unwritten = "";

  function write(): void {
    if (file !== undefined && unwritten !== "") writeSync(file, unwritten);
    unwritten = "";
  }

  const known = file === undefined ? "" : readFileSync(file, "latin1");
  record.take(known);
  if (known !== "" && !known.endsWith("\n")) unwritten = "\n";
  return {
    isKnown: record.isKnown,
    heldIn: record.heldIn,
    add(blob, { found, isReadInPart, cut, missed }) {
      const held = heldAmong(found);
      const line = lineOf(blob, held);
      if (held.size > 0) record.take(line);
      if (isReadInPart || cut + missed.length > 0) return;
      unwritten += line;
      if (unwritten.length > mostUnwritten) write();
    },
    close() {
      write();
      if (file !== undefined) closeSync(file);
    },
  };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
