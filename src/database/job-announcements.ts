import { setTimeout as pause } from "node:timers/promises";
import type { Client, Pool } from "pg";

const channel = "rekey_jobs";

/** Tells the other processes on this database that there may be something to do. Whoever is not reached finds it a little later. */
export function announceJobs(pool: Pool): void {
  pool.query(`notify ${channel}`).catch(() => {});
}

const pauseAfterBreakMs = 1000;

/** Calls `wake` when jobs are announced, and whenever an announcement may have been missed. Connects again and again. */
export function hearJobs(connect: () => Client, wake: () => void): { stop(): Promise<void> } {
  const stopped = new AbortController();
  const heard = hear();

  async function hear(): Promise<void> {
    while (!stopped.signal.aborted) {
      await listenOnce(connect(), wake, stopped.signal).catch(() => {});
      await pause(pauseAfterBreakMs, undefined, { signal: stopped.signal }).catch(() => {});
    }
  }

  return {
    async stop() {
      stopped.abort();
      await heard;
    },
  };
}

/** Returns when the connection ends. */
async function listenOnce(client: Client, wake: () => void, signal: AbortSignal): Promise<void> {
  const broken = new Promise<void>((resolve) => {
    client.on("error", () => resolve());
    client.on("end", () => resolve());
    signal.addEventListener("abort", () => resolve());
  });
  try {
    await client.connect();
    client.on("notification", wake);
    await client.query(`listen ${channel}`);
    wake();
    await broken;
  } finally {
    await client.end().catch(() => {});
  }
}
