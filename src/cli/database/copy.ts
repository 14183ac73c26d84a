import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Copied, copyToPostgres } from "../../database/copy-to-postgres.ts";
import { lockDirectory } from "../../database/lock-directory.ts";
import type { Env } from "../../env.ts";
import { CannotWork } from "../cannot-work.ts";
import { type ExitStatus, type Terminal, write } from "../terminal.ts";

/** From the SQLite file to the empty PostgreSQL that takes over from it. */
export async function copyDatabase(
  { databaseUrl, dataDirectory }: Pick<Env, "databaseUrl" | "dataDirectory">,
  { stdout }: Terminal,
): Promise<ExitStatus> {
  const path = join(dataDirectory, "rekey.sqlite");
  if (databaseUrl === undefined) throw new CannotWork("Set DATABASE_URL to the PostgreSQL database to copy to.");
  if (!existsSync(path)) throw new CannotWork(`There is no database in ${dataDirectory}. Set REKEY_DATA_DIR.`);
  const lock = lockDirectory(dataDirectory);
  try {
    await write(stdout, report(await copyToPostgres(path, databaseUrl), join(dataDirectory, "fingerprint.key")));
    return 0;
  } finally {
    lock.release();
  }
}

function report(copied: Copied, keyPath: string): string {
  const width = Math.max(...[...copied.keys()].map((table) => table.length));
  const rows = [...copied.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...[...copied].map(([table, count]) => `${table.padEnd(width)}  ${count}`),
    `Copied ${rows} rows; both sides were counted and agree. The SQLite file is left as it was.`,
    `Start Rekey with the same DATABASE_URL, and with REKEY_FINGERPRINT_KEY set to what stands in ${keyPath}`,
    "unless it was set before: with another key, every known credential would be a new one.",
    "",
  ].join("\n");
}
