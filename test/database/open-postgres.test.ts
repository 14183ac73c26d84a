import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { withClient } from "../../src/database/connect-postgres.ts";
import { schemaVersion } from "../../src/database/migrate-postgres.ts";
import { openPostgres } from "../../src/database/open-postgres.ts";
import { refuseSkew } from "../../src/database/refuse-skew.ts";
import type { Store } from "../../src/database/store.ts";
import { StartError } from "../../src/errors.ts";
import { createClock } from "../support/clock.ts";
import { examinePull, examinePush } from "../support/jobs.ts";
import { killWriterAfter } from "../support/kill-writer.ts";
import { type PostgresServer, postgresIsMissing, startPostgres } from "../support/postgres-server.ts";
import { delivery } from "../support/store-contract/deliveries.ts";
import { describeStore, type TestDatabase } from "../support/store-contract/describe-store.ts";

const missing = postgresIsMissing();

describe.skipIf(missing !== undefined)(missing ? `PostgreSQL is skipped: ${missing}` : "PostgreSQL", () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  describeStore("PostgreSQL", createPostgres);

  test("processes that start at the same moment bring the tables up to date once", async () => {
    const url = await server.createDatabase();
    const stores = await Promise.all(Array.from({ length: 8 }, () => openStore(url)));
    for (const { queue } of stores) expect(await queue.counts()).toEqual({ queued: 0, running: 0, dead: 0 });
    const { reached, known } = await withClient(url, schemaVersion);
    expect(reached).toBe(known);
  });

  test("a database that a newer Rekey has written is refused and left alone", async () => {
    const url = await server.createDatabase();
    await openStore(url);
    await withClient(url, (client) => client.query("insert into rekey_migrations values (1000, '')"));
    await expect(openPostgres(url)).rejects.toThrow(/version 1000.*Start the newer Rekey/s);
  });

  test("a machine whose clock is not the database's is refused", async () => {
    const url = await server.createDatabase();
    const start = (lateByMs: number) =>
      withClient(url, (client) => refuseSkew(client, () => Date.now() + lateByMs)).then(
        () => "started",
        (error: Error) => error.message,
      );
    expect(await start(0)).toBe("started");
    for (const lateByMs of [60_000, -60_000]) expect(await start(lateByMs)).toMatch(/differ by (59|60) seconds/);
  });

  test("a database that cannot be reached is told without its password", async () => {
    const refusal = await openPostgres("postgres://rekey:hunter2@127.0.0.1:1/rekey").catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StartError);
    expect(refusal).toHaveProperty("message", expect.stringContaining("cannot be reached (ECONNREFUSED)"));
    expect(String(refusal)).not.toContain("hunter2");
  });

  test("several processes never run one key at the same time, and lose and double nothing", async () => {
    const url = await server.createDatabase();
    const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(url)));
    const jobs = Array.from({ length: 60 }, (_, index) =>
      index % 3 === 0 ? examinePush(index % 9) : examinePull(index),
    );
    await Promise.all(jobs.map((job, index) => stores[index % 4]?.queue.enqueue(job)));
    const running = new Set<string>();
    const ran: string[] = [];
    await Promise.all(stores.flatMap((store) => [1, 2, 3].map(() => work(store))));
    expect(new Set(ran).size).toBe(ran.length);
    expect(ran.length).toBe(new Set(jobs.map((job) => JSON.stringify(job))).size);

    async function work({ queue }: Store): Promise<void> {
      for (let claimed = await queue.claim(); claimed; claimed = await queue.claim()) {
        const key = claimed.job.name === "examine-push" ? "push" : claimed.id;
        expect(running).not.toContain(key);
        running.add(key);
        ran.push(JSON.stringify(claimed.job));
        await new Promise((resolve) => setTimeout(resolve, 5));
        running.delete(key);
        await queue.complete(claimed);
      }
    }
  });

  test("an event is not lost in a job that another process starts at the same moment", async () => {
    const url = await server.createDatabase();
    const clock = createClock();
    const [web, worker] = await Promise.all([openStore(url, clock.now), openStore(url, clock.now)]);
    for (let round = 1; round <= 30; round += 1) {
      await web.queue.enqueue(examinePull(1));
      const eventAt = clock.advance(1000);
      const [claimed, id] = await Promise.all([worker.queue.claim(), web.queue.enqueue(examinePull(1))]);
      // A job that stands for the event knows of it.
      if (claimed?.id === id) expect(claimed.queuedAt).toEqual(eventAt);
      for (let run = claimed; run; run = await worker.queue.claim()) await worker.queue.complete(run);
    }
  });

  test("a delivery that comes while the database is restarted is accepted when it is back", async () => {
    const url = await server.createDatabase();
    const store = await openStore(url);
    await store.acceptDelivery(delivery("d1"), [examinePull(1)]);
    const restarted = server.restart("SIGQUIT", 1000);
    expect(await store.acceptDelivery(delivery("d2"), [examinePull(2)])).toBe("accepted");
    await restarted;
    expect(await store.acceptDelivery(delivery("d1"), [])).toBe("known");
    expect((await store.queue.counts()).queued).toBe(2);
  });

  async function openStore(url: string, now?: () => Date): Promise<Store> {
    const store = await openPostgres(url, now);
    onTestFinished(() => store.close());
    return store;
  }

  async function createPostgres(): Promise<TestDatabase> {
    const url = await server.createDatabase();
    const stores: Store[] = [];
    return {
      async open(now) {
        const store = await openPostgres(url, now);
        stores.push(store);
        return store;
      },
      killWriterAfter: (lines) => killWriterAfter(lines, url),
      async dispose() {
        for (const store of stores) await store.close();
      },
    };
  }
});
