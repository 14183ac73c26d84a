import { readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { migrateSqlite } from "../../src/database/migrate-sqlite.ts";

test("the migrated tables are those of the dump in fixtures", async () => {
  await expect(dumpSchema(migrated())).toMatchFileSnapshot("../../fixtures/schema.sql");
});

test("every column says what it is, and every check has a name", () => {
  const lines = dumpSchema(migrated()).split("\n");
  const columns = lines.flatMap((line, index) => (/^ {2}\w+ (text|integer)\b/.test(line) ? [index] : []));
  expect(columns.length).toBeGreaterThan(0);
  expect(columns.filter((index) => !lines[index - 1]?.trim().startsWith("--")).map((index) => lines[index])).toEqual(
    [],
  );
  expect(lines.filter((line) => line.includes("check (") && !line.includes("constraint "))).toEqual([]);
});

test("migrations are numbered from one without a gap", () => {
  const names = readdirSync(new URL("../../src/database/migrations/", import.meta.url)).sort();
  expect(names.map((name) => Number.parseInt(name, 10))).toEqual(names.map((_, index) => index + 1));
});

test("a second start finds nothing to do and keeps what is there", async () => {
  const path = await createPath();
  const first = migrated(path);
  first.exec("insert into deliveries (guid, event, received_at) values ('d1', 'push', '2026-11-02T10:00:00.000Z')");
  const second = migrated(path);
  expect(second.prepare("select guid from deliveries").pluck().all()).toEqual(["d1"]);
});

test("a database that a newer Rekey has written is refused and left alone", () => {
  const database = new Database(":memory:");
  database.pragma("user_version = 1000");
  expect(() => migrateSqlite(database)).toThrow(/version 1000.*Start the newer Rekey/s);
  expect(database.prepare("select count(*) from sqlite_schema").pluck().get()).toBe(0);
});

function migrated(path = ":memory:"): Database.Database {
  const database = new Database(path);
  onTestFinished(() => void database.close());
  migrateSqlite(database);
  return database;
}

async function createPath(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return join(directory, "rekey.sqlite");
}

function dumpSchema(database: Database.Database): string {
  const statements = database
    .prepare("select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by rowid")
    .pluck()
    .all();
  return `${statements.join(";\n\n")};\n`;
}
