import type Sqlite from "better-sqlite3";
import type { Client } from "pg";
import { StartError } from "../errors.ts";
import { withClient } from "./connect-postgres.ts";
import { migratePostgres } from "./migrate-postgres.ts";
import { openDatabase } from "./open-sqlite.ts";

/** Table → how many rows of it were copied. */
export type Copied = ReadonlyMap<string, number>;

/**
 * Copies everything in a SQLite file to a PostgreSQL database that holds nothing yet: all of it, counted on both sides, or
 * nothing. Call it under the lock of the file's directory. The file stays as it is, but for its tables being brought up to date.
 */
export async function copyToPostgres(path: string, url: string): Promise<Copied> {
  const source = openDatabase(path);
  try {
    return await withClient(url, async (client) => {
      await migratePostgres(client);
      await client.query("begin");
      const copied = await copyTables(source, client);
      await client.query("commit");
      return copied;
    });
  } finally {
    source.close();
  }
}

/** What fails in here ends the connection, and the transaction with it. */
async function copyTables(source: Sqlite.Database, client: Client): Promise<Copied> {
  const tables = tablesOf(source);
  await client.query(`lock table ${tables.join(", ")} in share row exclusive mode`);
  for (const table of tables) await refuseRows(client, table);
  const copied = new Map<string, number>();
  for (const table of tables) copied.set(table, await copyTable(source, client, table));
  await continueCounting(source, client);
  return copied;
}

/** In the order they were made in: a table comes after those that it refers to. */
function tablesOf(source: Sqlite.Database): string[] {
  const names = source
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by rowid")
    .pluck();
  return names.all().map(String);
}

async function refuseRows(client: Client, table: string): Promise<void> {
  if ((await countRows(client, table)) === 0) return;
  throw new StartError(
    `The PostgreSQL database is in use already: there is something in its table ${table}. Name an empty one in DATABASE_URL.`,
  );
}

// A statement takes 65,535 parameters, and no table has so many columns that this would be more.
const rowsPerStatement = 1000;

async function copyTable(source: Sqlite.Database, client: Client, table: string): Promise<number> {
  const select = source.prepare(`select * from ${table}`);
  const columns = select.columns().map(({ name }) => name);
  let batch: unknown[][] = [];
  async function flush(): Promise<void> {
    if (batch.length === 0) return;
    const rows = batch.map((_, row) => `(${columns.map((_, column) => `$${row * columns.length + column + 1}`)})`);
    await client.query(`insert into ${table} (${columns}) values ${rows}`, batch.flat());
    batch = [];
  }
  let read = 0;
  for (const row of select.raw().iterate()) {
    read += 1;
    batch.push(row as unknown[]);
    if (batch.length === rowsPerStatement) await flush();
  }
  await flush();
  const written = await countRows(client, table);
  if (written !== read) throw new StartError(`Of ${read} rows of ${table}, ${written} were copied. Nothing was kept.`);
  return read;
}

/** No id is given a second time, even when the row that had it is gone. */
async function continueCounting(source: Sqlite.Database, client: Client): Promise<void> {
  const counters = source.prepare<[], { name: string; seq: number }>("select name, seq from sqlite_sequence").all();
  for (const { name, seq } of counters)
    if (seq > 0) await client.query("select setval(pg_get_serial_sequence($1, 'id'), $2)", [name, seq]);
}

async function countRows(client: Client, table: string): Promise<number> {
  const { rows } = await client.query(`select count(*) as rows from ${table}`);
  return rows[0]?.rows;
}
