import { chmodSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { createStore } from "./create-store.ts";
import type { Database } from "./database.ts";
import { migrateSqlite } from "./migrate-sqlite.ts";
import type { Store } from "./store.ts";
import type { Tables } from "./tables.ts";

/**
 * Opens the database file, making it and bringing its tables up to date where needed. Throws `StartError` when a newer
 * Rekey has written it. Only one process may write to it: see `lock-directory.ts`.
 */
export async function openSqlite(path: string, now: () => Date = () => new Date()): Promise<Store> {
  const database = openDatabase(path);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) });
  return createStore(oneAfterAnother(db), now);
}

/** There is one connection, and Kysely lets one transaction use it at a time: nothing needs a lock of its own. */
export function oneAfterAnother(db: Kysely<Tables>): Database {
  return { db, inTransaction: (work) => db.transaction().execute((trx) => work({ db: trx, lock: async () => {} })) };
}

export function openDatabase(path: string): Sqlite.Database {
  const database = new Sqlite(path);
  // SQLite gives its other files the rights of this one; `:memory:` has none.
  if (!database.memory) chmodSync(path, 0o600);
  try {
    database.pragma("journal_mode = WAL");
    // A commit is on the disk when it returns: what GitHub was told we have survives a power cut.
    database.pragma("synchronous = FULL");
    // Somebody may look into the file, or copy it, while we write.
    database.pragma("busy_timeout = 5000");
    database.pragma("foreign_keys = ON");
    migrateSqlite(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
