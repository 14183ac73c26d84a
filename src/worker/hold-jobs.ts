import type { JobRun, Queue } from "../database/store.ts";
import type { Log } from "../log.ts";

/** A run that goes on, and how to end it. */
export interface HeldRun extends JobRun {
  readonly abandon: () => void;
}

export interface HoldOptions {
  readonly queue: Pick<Queue, "hold" | "recover">;
  readonly runs: () => readonly HeldRun[];
  /** Jobs may have come back, or have been announced while nobody listened. */
  readonly wake: () => void;
  readonly log: Log;
  readonly everyMs: number;
}

/**
 * Says again and again that our runs go on, ends those whose jobs were given to somebody else (we could not say so for
 * half a minute), and takes back what a killed process has left. Ours are held first, so we never take them from ourselves.
 */
export function holdJobs({ queue, runs, wake, log, everyMs }: HoldOptions): { stop(): void } {
  async function hold(): Promise<void> {
    const held = runs();
    const lost = await queue.hold(held);
    for (const run of held) {
      if (!lost.some(({ id }) => id === run.id)) continue;
      log.warn({ jobId: run.id }, "A job was taken over by another process");
      run.abandon();
    }
    const count = await queue.recover("lapsed");
    if (count > 0) log.warn({ count }, "Jobs that were cut off run again");
    wake();
  }

  const timer = setInterval(() => {
    hold().catch((error: unknown) => log.error({ err: error }, "The queue does not answer"));
  }, everyMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
