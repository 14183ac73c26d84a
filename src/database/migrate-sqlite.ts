import Sqlite, { type Database } from "better-sqlite3";
import { readMigrations, refuseNewer, type SchemaVersion } from "./read-migrations.ts";

/**
 * Runs the migrations that this database has not seen, each in its own transaction: `user_version` holds the number of the
 * last one that ran.
 */
export function migrateSqlite(database: Database): void {
  const migrations = readMigrations();
  const reached = userVersion(database);
  refuseNewer(reached, migrations.length);
  for (const [index, sql] of migrations.entries()) {
    if (index < reached) continue;
    const run = database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    });
    run.exclusive();
  }
}

/** Of a file that may be in use. */
export function schemaVersion(path: string): SchemaVersion {
  const database = new Sqlite(path, { readonly: true });
  try {
    return { reached: userVersion(database), known: readMigrations().length };
  } finally {
    database.close();
  }
}

function userVersion(database: Database): number {
  return Number(database.pragma("user_version", { simple: true }));
}
