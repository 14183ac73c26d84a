import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openPostgres } from "../../src/database/open-postgres.ts";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import type { Store } from "../../src/database/store.ts";
import { examinePull } from "../support/jobs.ts";
import { type PostgresServer, postgresIsMissing, startPostgres } from "../support/postgres-server.ts";
import { claimed } from "../support/store-contract/claimed.ts";
import { delivery } from "../support/store-contract/deliveries.ts";
import { type Ran, runRekey, tempFolder } from "./run-rekey.ts";

test("the database in the data directory is told, made, and told again", async () => {
  const directory = tempFolder({});
  expect(await db("status", directory)).toMatchObject({ status: 1, stdout: expect.stringContaining("no database") });
  expect(await db("migrate", directory)).toMatchObject({ status: 0, stdout: expect.stringContaining("SQLite in ") });
  expect(await db("status", directory)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("This is what this Rekey needs."),
  });
});

test("a key that is lost is forgotten on demand: the next one is the one from then on", async () => {
  const directory = tempFolder({});
  const path = join(directory, "rekey.sqlite");
  const store = await openSqlite(path);
  expect(await store.agreesOnKey("a1")).toBe(true);
  await store.close();
  expect(await db("forget-key", directory, undefined, directory)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining("count as new"),
  });
  const again = await openSqlite(path);
  expect(await again.agreesOnKey("b2")).toBe(true);
  await again.close();
});

test("a copy needs a place to go to, and something to take along", async () => {
  const directory = tempFolder({});
  expect((await db("copy", directory)).stderr).toContain("Set DATABASE_URL");
  expect((await db("copy", directory, "postgres://nobody@127.0.0.1:1/x")).stderr).toContain("no database in");
});

const missing = postgresIsMissing();

describe.skipIf(missing !== undefined)(missing ? `PostgreSQL is skipped: ${missing}` : "PostgreSQL", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  test("its tables are told, brought up to date, and told again", async () => {
    const url = await server.createDatabase();
    const directory = tempFolder({ ".env": `DATABASE_URL=${url}\n` });
    expect(await db("status", directory)).toMatchObject({ status: 1, stdout: expect.stringContaining("version 0") });
    expect((await db("migrate", directory)).status).toBe(0);
    expect((await db("status", directory)).status).toBe(0);
  });

  test("a copy holds what the file held, and goes on where it stood", async () => {
    const directory = tempFolder({});
    const file = await openSqlite(join(directory, "rekey.sqlite"));
    await fill(file);
    await file.close();
    const url = await server.createDatabase();
    const { status, stdout } = await db("copy", directory, url, directory);
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringMatching(/^jobs +1002$/m) });
    expect(stdout).toMatch(/^deliveries +1002$/m);

    const store = await openShared(url);
    expect(await store.acceptDelivery(delivery("d3"), [])).toBe("known");
    expect(await store.queue.counts()).toEqual({ queued: 1000, running: 1, dead: 0 });
    expect(Number(await store.queue.enqueue(examinePull(5000)))).toBe(1003);
    expect((await store.readIncident(42, "f1"))?.ruleId).toBe("aws-access-key");
  });

  test("a database that holds something already is refused, and nothing is added to it", async () => {
    const directory = tempFolder({});
    const file = await openSqlite(join(directory, "rekey.sqlite"));
    await file.acceptDelivery(delivery("d1"), [examinePull(1)]);
    await file.close();
    const url = await server.createDatabase();
    const store = await openShared(url);
    await store.queue.enqueue(examinePull(7));
    const { status, stderr } = await db("copy", directory, url, directory);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining("in use already") });
    expect(await store.acceptDelivery(delivery("d1"), [])).toBe("accepted");
  });

  async function openShared(url: string): Promise<Store> {
    const store = await openPostgres(url);
    onTestFinished(() => store.close());
    return store;
  }
});

/** A thousand and two deliveries: the first is done, the second was cut off. */
async function fill(store: Store): Promise<void> {
  for (let number = 1; number <= 1002; number += 1)
    await store.acceptDelivery(delivery(`d${number}`), [examinePull(number)]);
  await store.queue.complete(await claimed(store));
  await claimed(store);
  await store.recordOccurrences({
    installation: 7,
    repositoryId: 42,
    fingerprint: "f1",
    ruleId: "aws-access-key",
    mask: "AKIA…",
    severity: "high",
    actor: "mona",
    seenAt: "2026-11-02T10:00:00.000Z",
    authoredAt: "2026-11-02T09:00:00.000Z",
    occurrences: [{ commit: "a".repeat(40), path: "a.ts", line: 1, endLine: 1 }],
  });
}

function db(action: string, directory: string, url?: string, dataDirectory?: string): Promise<Ran> {
  const environment = {
    ...(url === undefined ? {} : { DATABASE_URL: url }),
    ...(dataDirectory === undefined ? {} : { REKEY_DATA_DIR: dataDirectory }),
  };
  return runRekey(["db", action], { directory, environment });
}
