import { join } from "node:path";
import { withClient } from "../../database/connect-postgres.ts";
import { lockDirectory } from "../../database/lock-directory.ts";
import { migratePostgres } from "../../database/migrate-postgres.ts";
import { openDatabase } from "../../database/open-sqlite.ts";
import type { Env } from "../../env.ts";
import type { ExitStatus, Terminal } from "../terminal.ts";
import { showStatus } from "./status.ts";

/** Rekey does this when it starts; some want it done before the new version is rolled out. */
export async function migrateDatabase(
  place: Pick<Env, "databaseUrl" | "dataDirectory">,
  terminal: Terminal,
): Promise<ExitStatus> {
  if (place.databaseUrl === undefined) migrateFile(place.dataDirectory);
  else await withClient(place.databaseUrl, migratePostgres);
  return await showStatus(place, terminal);
}

function migrateFile(dataDirectory: string): void {
  const lock = lockDirectory(dataDirectory);
  try {
    openDatabase(join(dataDirectory, "rekey.sqlite")).close();
  } finally {
    lock.release();
  }
}
