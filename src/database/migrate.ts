import { readdirSync, readFileSync } from "node:fs";
import type { Database } from "better-sqlite3";
import { StartError } from "../errors.ts";

const directory = new URL("migrations/", import.meta.url);

/**
 * Runs the files of `migrations/` that this database has not seen, each in its own transaction. Files are only ever added:
 * `user_version` holds the number of the last one that ran.
 */
export function migrate(database: Database): void {
  const migrations = readMigrations();
  const reached = Number(database.pragma("user_version", { simple: true }));
  if (reached > migrations.length) {
    throw new StartError(
      `The database is of version ${reached}, and this Rekey knows versions up to ${migrations.length}. Start the newer Rekey that wrote it.`,
    );
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < reached) continue;
    const run = database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version = ${index + 1}`);
    });
    run.exclusive();
  }
}

function readMigrations(): readonly string[] {
  const names = readdirSync(directory).filter((name) => name.endsWith(".sql"));
  return names.sort().map((name) => readFileSync(new URL(name, directory), "utf8"));
}
