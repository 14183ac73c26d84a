import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { createIdSet } from "../../../git/id-set.ts";
import type { Examined } from "../item.ts";
import { credentialsIn, type Held } from "./credentials-in.ts";

/**
 * What became of the blobs that were examined, in this run and in those before it: a scan that was interrupted goes on where it
 * was. Kept in a file of lines, each an id and, where credentials were found, how many there are of each fingerprint. No line
 * counts without the full stop at its end: a run that was killed may leave half a one.
 */
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

/** Where nothing can be kept. */
export function forgetExaminedBlobs(): ExaminedBlobs {
  return keepIn(undefined);
}

/** Whoever is interrupted does so much again. */
const mostUnwritten = 16 * 1024;

function keepIn(file: number | undefined): ExaminedBlobs {
  const clean = createIdSet();
  const holding = new Map<string, Held>();
  const shared = new Map<string, Held>();
  let unwritten = "";

  function remember(line: string): void {
    const [id = "", text] = [line.slice(0, 40), line.slice(41)];
    if (text === "") {
      clean.add(id);
      return;
    }
    // A thousand versions of a file hold the same.
    const held = shared.get(text) ?? parseHeld(text);
    shared.set(text, held);
    holding.set(id, held);
  }

  function write(): void {
    if (file !== undefined && unwritten !== "") writeSync(file, unwritten);
    unwritten = "";
  }

  const known = file === undefined ? "" : readFileSync(file, "latin1");
  for (const line of linesOf(known)) if (isLine.test(line)) remember(line.slice(0, -1));
  if (known !== "" && !known.endsWith("\n")) unwritten = "\n";
  return {
    isKnown: (blob) => holding.has(blob) || clean.has(blob),
    heldIn: (blob) => holding.get(blob),
    add(blob, examined) {
      const text = describeHeld(credentialsIn(examined));
      const line = text === "" ? blob : `${blob} ${text}`;
      if (text !== "") remember(line);
      if (examined.isReadInPart || examined.cut + examined.missed.length > 0) return;
      unwritten += `${line}.\n`;
      if (unwritten.length > mostUnwritten) write();
    },
    close() {
      write();
      if (file !== undefined) closeSync(file);
    },
  };
}

const isLine = /^[0-9a-f]{40}(?: [0-9a-f]{64}:\d{1,9})*\.$/;

function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf("\n", start);
    const end = found === -1 ? text.length : found;
    yield text.slice(start, end);
    start = end + 1;
  }
}

function describeHeld(held: Held): string {
  return [...held].map(([fingerprint, count]) => `${fingerprint}:${count}`).join(" ");
}

function parseHeld(text: string): Held {
  return new Map(
    text.split(" ").map((one): [string, number] => {
      const [fingerprint = "", count] = one.split(":");
      return [fingerprint, Number(count)];
    }),
  );
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
