import { join } from "node:path";
import { withClient } from "../../database/connect-postgres.ts";
import { lockDirectory } from "../../database/lock-directory.ts";
import { migratePostgres } from "../../database/migrate-postgres.ts";
import { openDatabase } from "../../database/open-sqlite.ts";
import type { Env } from "../../env.ts";
import { type ExitStatus, type Terminal, write } from "../terminal.ts";

const statement = "delete from fingerprint_keys";

/** For a key that was lost, or is to be replaced: the next start takes the one it has. */
export async function forgetKey(
  { databaseUrl, dataDirectory }: Pick<Env, "databaseUrl" | "dataDirectory">,
  { stdout }: Terminal,
): Promise<ExitStatus> {
  if (databaseUrl === undefined) forgetInFile(dataDirectory);
  else
    await withClient(databaseUrl, async (client) => {
      await migratePostgres(client);
      await client.query(statement);
    });
  await write(stdout, "The key that starts next is the one from now on. Credentials found before count as new ones.\n");
  return 0;
}

function forgetInFile(dataDirectory: string): void {
  const lock = lockDirectory(dataDirectory);
  try {
    const database = openDatabase(join(dataDirectory, "rekey.sqlite"));
    database.exec(statement);
    database.close();
  } finally {
    lock.release();
  }
}
