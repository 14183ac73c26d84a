import { setTimeout as pause } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { createPool, withClient } from "./connect-postgres.ts";
import { createStore } from "./create-store.ts";
import type { Database } from "./database.ts";
import { announceJobs } from "./job-announcements.ts";
import { migratePostgres } from "./migrate-postgres.ts";
import { refuseSkew } from "./refuse-skew.ts";
import type { Store } from "./store.ts";
import type { Tables } from "./tables.ts";

const maxConnections = 10;

/**
 * Opens a PostgreSQL database, bringing its tables up to date where needed. Any number of processes may work on it. Throws
 * `StartError` when it cannot be reached, is too old, a newer Rekey has written it, or its clock is not ours.
 */
export async function openPostgres(url: string, now: () => Date = () => new Date()): Promise<Store> {
  await withClient(url, async (client) => {
    await refuseSkew(client);
    await migratePostgres(client);
  });
  const pool = createPool({ url, maxConnections });
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const store = createStore(withLocks(db), now);
  const { queue } = store;
  const announce = () => announceJobs(pool);
  return {
    ...store,
    acceptDelivery: (...accepted) => insist(() => store.acceptDelivery(...accepted)).finally(announce),
    queue: {
      ...queue,
      enqueue: (job, options) => queue.enqueue(job, options).finally(announce),
      bury: (run, problem, followUp) => queue.bury(run, problem, followUp).finally(announce),
    },
  };
}

function withLocks(db: Kysely<Tables>): Database {
  return {
    db,
    inTransaction: (work) =>
      db.transaction().execute((trx) => work({ db: trx, lock: (...names) => lockUntilTheEnd(trx, names) })),
  };
}

/** In one order everywhere, so that nobody waits for somebody who waits for him. */
async function lockUntilTheEnd(trx: Kysely<Tables>, names: readonly string[]): Promise<void> {
  for (const name of [...new Set(names)].sort())
    await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

/** GitHub waits ten seconds for an answer: a database that is being restarted is back before that. */
const [patienceMs, betweenMs] = [7000, 250];

/** May be done twice: a delivery that was stored before the answer got lost is known. */
async function insist<Result>(ask: () => Promise<Result>): Promise<Result> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!isOutage(error) || performance.now() > until) throw error;
      await pause(betweenMs);
    }
  }
}

/** The server is starting, stopping or gone. Errors of the driver and the system are plain ones; bugs, and what we throw, have names. */
function isOutage(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^(57P0[1-3]|08\d{3}|53300)$/.test(error.code ?? "");
  return error instanceof Error && error.name === "Error";
}
