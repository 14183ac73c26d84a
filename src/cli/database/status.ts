import { existsSync } from "node:fs";
import { join } from "node:path";
import { withClient } from "../../database/connect-postgres.ts";
import { schemaVersion as postgresVersion } from "../../database/migrate-postgres.ts";
import { schemaVersion as sqliteVersion } from "../../database/migrate-sqlite.ts";
import type { SchemaVersion } from "../../database/read-migrations.ts";
import type { Env } from "../../env.ts";
import { type ExitStatus, type Terminal, write } from "../terminal.ts";

/** Which database it is and how far its tables are. Status 1: they are not what this version of Rekey needs. */
export async function showStatus(
  { databaseUrl, dataDirectory }: Pick<Env, "databaseUrl" | "dataDirectory">,
  { stdout }: Terminal,
): Promise<ExitStatus> {
  if (databaseUrl !== undefined)
    return await say("PostgreSQL of DATABASE_URL", await withClient(databaseUrl, postgresVersion), stdout);
  const path = join(dataDirectory, "rekey.sqlite");
  if (existsSync(path)) return await say(`SQLite in ${path}`, sqliteVersion(path), stdout);
  await write(stdout, `There is no database in ${dataDirectory} yet; Rekey makes it when it starts.\n`);
  return 1;
}

async function say(place: string, { reached, known }: SchemaVersion, stdout: Terminal["stdout"]): Promise<ExitStatus> {
  await write(stdout, `${place}: tables of version ${reached}. ${advise(reached, known)}\n`);
  return reached === known ? 0 : 1;
}

function advise(reached: number, known: number): string {
  if (reached === known) return "This is what this Rekey needs.";
  if (reached > known) return `This Rekey knows versions up to ${known}: use the newer Rekey that wrote it.`;
  return `This Rekey needs ${known}: rekey db migrate, or start Rekey, which does it, too.`;
}
