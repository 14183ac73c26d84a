import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { openDatabase, openSqlite } from "../../src/database/open-sqlite.ts";
import type { Store } from "../../src/database/store.ts";
import { examinePull } from "../support/jobs.ts";
import { killWriterAfter } from "../support/kill-writer.ts";
import { describeStore, type TestDatabase } from "../support/store-contract/describe-store.ts";

describeStore("SQLite", createSqlite);

test("a commit is on the disk when it returns", async () => {
  const database = openDatabase(await createPath());
  const pragmas = ["journal_mode", "synchronous", "foreign_keys"];
  expect(pragmas.map((name) => database.pragma(name, { simple: true }))).toEqual(["wal", full, 1]);
  database.close();
});

test("a job that this version does not understand dies instead of stopping the queue", async () => {
  const path = await createPath();
  const store = await openSqlite(path);
  onTestFinished(() => store.close());
  await store.queue.enqueue(examinePull(1));
  await store.queue.enqueue(examinePull(2));
  const database = new Database(path);
  database.exec(`update jobs set payload = '{"name":"examine-pull"}' where id = 1`);
  database.close();
  expect((await store.queue.claim())?.job).toEqual(examinePull(2));
  expect(await store.queue.counts()).toEqual({ queued: 0, running: 1, dead: 1 });
});

// SQLite's number for `PRAGMA synchronous = FULL`.
const full = 2;

async function createPath(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return join(directory, "rekey.sqlite");
}

async function createSqlite(): Promise<TestDatabase> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-"));
  const path = join(directory, "rekey.sqlite");
  const stores: Store[] = [];
  return {
    async open(now) {
      const store = await openSqlite(path, now);
      stores.push(store);
      return store;
    },
    killWriterAfter: (lines) => killWriterAfter(lines, path),
    async dispose() {
      for (const store of stores) await store.close();
      await rm(directory, { recursive: true });
    },
  };
}
