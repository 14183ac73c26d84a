import { join } from "node:path";
import { createClient, createPool } from "./database/connect-postgres.ts";
import { hearJobs } from "./database/job-announcements.ts";
import { openPostgres } from "./database/open-postgres.ts";
import { openSqlite } from "./database/open-sqlite.ts";
import type { Store } from "./database/store.ts";
import { takeSharedTurns } from "./database/take-shared-turns.ts";
import type { Env } from "./env.ts";
import type { Deps } from "./jobs/deps.ts";
import type { Log } from "./log.ts";
import { takeTurns } from "./take-turns.ts";

/** The store, and what works on it depends on: whether this process is the only one. */
export interface OpenStore extends Pick<Deps, "store" | "inTurn"> {
  /** Calls `wake` when another process has queued jobs. */
  hear(wake: () => void): { stop(): Promise<void> };
  close(): Promise<void>;
}

/** Throws `StartError` with what to do about it. */
export async function openStore(env: Env, now: () => Date, log: Log): Promise<OpenStore> {
  return env.databaseUrl === undefined
    ? await openOwnStore(join(env.dataDirectory, "rekey.sqlite"), now, log)
    : await openSharedStore(env.databaseUrl, now);
}

/** Call it under the lock of the directory: whatever is marked as running was cut off. */
async function openOwnStore(path: string, now: () => Date, log: Log): Promise<OpenStore> {
  const store = await openSqlite(path, now);
  const recovered = await store.queue.recover("all");
  if (recovered > 0) log.info({ count: recovered }, "Jobs that were cut off run again");
  return { store, inTurn: takeTurns(), hear: () => ({ async stop() {} }), close: () => store.close() };
}

/** More jobs than that do not conclude their checks at the same time. */
const maxTurns = 8;

async function openSharedStore(url: string, now: () => Date): Promise<OpenStore> {
  const store: Store = await openPostgres(url, now);
  const turns = createPool({ url, maxConnections: maxTurns, isPatient: true });
  return {
    store,
    inTurn: takeSharedTurns(turns),
    hear: (wake) => hearJobs(() => createClient(url), wake),
    async close() {
      await turns.end();
      await store.close();
    },
  };
}
