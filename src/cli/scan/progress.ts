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

const patienceMs = 2_000;
const everyMs = 200;
const clearLine = "\r\u001b[K";

/** How far it has got, for work that takes long, on a terminal only. */
export function startProgress(tally: Tally, stream: Stream): Progress {
  const began = performance.now();
  let isDrawn = false;

  function draw(): void {
    if (performance.now() - began < patienceMs) return;
    const megabytes = (tally.bytes / 1_000_000).toFixed(0);
    stream.write(`${clearLine}${grouped(tally.files)} files, ${megabytes} MB …`);
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
