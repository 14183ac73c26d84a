import { grouped } from "../grouped.ts";
import { printable } from "../printable.ts";
import type { Stream } from "../terminal.ts";
import type { Tally } from "./report.ts";

export interface Progress {
  /** Takes the line away until it is next drawn, so that something else can be written. */
  pause(): void;
  /** Writes a sentence on a line of its own. */
  warn(sentence: string): void;
  end(): void;
}

/** How many of Git's objects it had been through at a time. */
export interface Moment {
  readonly ms: number;
  readonly passed: number;
}

/** @param moments the last ones, the latest at the end */
export function describeProgress(
  { files, bytes, commits, objects }: Pick<Tally, "files" | "bytes" | "commits" | "objects">,
  elapsedMs: number,
  moments: readonly Moment[],
): string {
  const read = `${grouped(files)} files, ${(bytes / 1_000_000).toFixed(0)} MB`;
  if (objects.all === undefined || objects.passed <= commits) return `${read} …`;
  // Commits come first, and take no time.
  const share = (objects.passed - commits) / (objects.all - commits);
  const rate = `${grouped(Math.round(files / (elapsedMs / 1000)))} files/s`;
  return `${read}, ${Math.floor(100 * share)} %, ${rate}${remaining(objects.all - objects.passed, moments)} …`;
}

function remaining(left: number, moments: readonly Moment[]): string {
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined || last.passed === first.passed) return "";
  const seconds = (left * (last.ms - first.ms)) / (last.passed - first.passed) / 1000;
  return seconds < 90 ? `, ${Math.ceil(seconds)} s left` : `, ${grouped(Math.ceil(seconds / 60))} min left`;
}

/** What is left is estimated from so long a time before: what an earlier run has done passes in no time. */
const recentMs = 20_000;
const patienceMs = 2_000;
const everyMs = 200;
const clearLine = "\r\u001b[K";

/** How far it has got, for work that takes long, on a terminal only. */
export function startProgress(tally: Tally, stream: Stream): Progress {
  const began = performance.now();
  const moments: Moment[] = [];
  let isDrawn = false;

  function draw(): void {
    const now = performance.now();
    moments.push({ ms: now, passed: tally.objects.passed });
    if (now - (moments[0]?.ms ?? now) > recentMs) moments.shift();
    if (now - began < patienceMs) return;
    stream.write(`${clearLine}${describeProgress(tally, now - began, moments)}`);
    isDrawn = true;
  }

  function pause(): void {
    if (isDrawn) stream.write(clearLine);
    isDrawn = false;
  }

  const timer = stream.isTTY ? setInterval(draw, everyMs) : undefined;
  return {
    pause,
    warn(sentence) {
      pause();
      stream.write(`rekey: ${printable(sentence)}\n`);
    },
    end() {
      clearInterval(timer);
      pause();
    },
  };
}
