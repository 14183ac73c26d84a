import { expect, test } from "vitest";
import type { Delivery } from "../../../src/database/store.ts";
import type { Job } from "../../../src/jobs/job.ts";
import { examinePull } from "../jobs.ts";
import { claimed } from "./claimed.ts";
import type { Setup } from "./describe-store.ts";

export function testDeliveries(setup: Setup): void {
  test("a delivery that comes three times at once has its jobs once", async () => {
    const { store } = await setup.openStore();
    const answers = await Promise.all([1, 2, 3].map(() => store.acceptDelivery(delivery("d1"), [examinePull(1)])));
    expect(answers.sort()).toEqual(["accepted", "known", "known"]);
    expect((await store.queue.counts()).queued).toBe(1);
  });

  test("a redelivery after the job is done runs nothing", async () => {
    const { store } = await setup.openStore();
    await store.acceptDelivery(delivery("d1"), [examinePull(1)]);
    await store.queue.complete(await claimed(store));
    await store.acceptDelivery(delivery("d1"), [examinePull(1)]);
    expect(await store.queue.claim()).toBeUndefined();
  });

  test("a redelivery brings its dead jobs back as if they were new", async () => {
    const { store, clock } = await setup.openStore();
    await store.acceptDelivery(delivery("d1"), [examinePull(1)]);
    const run = await claimed(store);
    await store.queue.bury(run, "TypeError", undefined);
    const queuedAt = clock.advance(60_000);
    expect(await store.acceptDelivery(delivery("d1"), [examinePull(1)])).toBe("known");
    expect(await store.queue.claim()).toMatchObject({ id: run.id, job: examinePull(1), attempts: 0, queuedAt });
  });

  test("a redelivery brings back a dead job that stood for it, though another delivery queued it", async () => {
    const { store } = await setup.openStore();
    await store.acceptDelivery(delivery("d1"), [examinePull(1)]);
    await store.acceptDelivery(delivery("d2"), [examinePull(1)]);
    const run = await claimed(store);
    await store.queue.bury(run, "TypeError", undefined);
    await store.acceptDelivery(delivery("d2"), [examinePull(1)]);
    expect((await store.queue.claim())?.id).toBe(run.id);
  });

  test("a job knows the deliveries that it stands for, the newest first, and hands them on to the jobs it asks for", async () => {
    const { store, clock } = await setup.openStore();
    await store.acceptDelivery(delivery("d1"), [examinePull(1)]);
    clock.advance(1000);
    await store.acceptDelivery(delivery("d2"), [examinePull(1)]);
    const parent = await claimed(store);
    expect(parent.deliveries).toEqual(["d2", "d1"]);
    await store.queue.enqueue(examinePull(2), { from: parent.id });
    await store.queue.enqueue(examinePull(3));
    expect([await claimed(store), await claimed(store)].map(({ deliveries }) => deliveries)).toEqual([
      ["d2", "d1"],
      [],
    ]);
    await store.queue.bury(parent, "TypeError", examinePull(4));
    expect((await claimed(store)).deliveries).toEqual(["d2", "d1"]);
  });

  test("a job hands on only deliveries that are still known", async () => {
    const { store, clock } = await setup.openStore();
    await store.acceptDelivery(delivery("d1"), [examinePull(1)]);
    const parent = await claimed(store);
    await store.prune(clock.advance(1));
    await store.queue.enqueue(examinePull(2), { from: parent.id });
    expect((await claimed(store)).deliveries).toEqual([]);
  });

  test("a delivery whose jobs cannot be stored is not known afterwards", async () => {
    const { store } = await setup.openStore();
    const broken = { ...examinePull(1), number: "one" } as unknown as Job;
    await expect(store.acceptDelivery(delivery("d1"), [examinePull(2), broken])).rejects.toThrow();
    expect((await store.queue.counts()).queued).toBe(0);
    expect(await store.acceptDelivery(delivery("d1"), [examinePull(1)])).toBe("accepted");
  });

  test("when the last delivery was stored is known", async () => {
    const { store, clock } = await setup.openStore();
    expect(await store.lastDeliveryAt()).toBeUndefined();
    await store.acceptDelivery(delivery("d1"), []);
    const last = clock.advance(1000);
    await store.acceptDelivery(delivery("d2"), []);
    expect(await store.lastDeliveryAt()).toEqual(last);
  });

  test("what is older than asked is forgotten, except jobs that are not done", async () => {
    const { store, clock } = await setup.openStore();
    for (const number of [1, 2, 3]) await store.acceptDelivery(delivery(`d${number}`), [examinePull(number)]);
    await store.queue.complete(await claimed(store));
    await store.queue.bury(await claimed(store), "TypeError", undefined);
    await store.prune(clock.now());
    expect(await store.acceptDelivery(delivery("d1"), [])).toBe("known");
    await store.prune(clock.advance(1));
    expect(await store.acceptDelivery(delivery("d1"), [])).toBe("accepted");
    expect(await store.queue.counts()).toEqual({ queued: 1, running: 0, dead: 1 });
  });

  test("nothing acknowledged is lost when the process is killed while it writes", async () => {
    const database = await setup.createDatabase();
    const acknowledged = await database.killWriterAfter(50);
    const store = await database.open(() => new Date());
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
    for (const guid of acknowledged) expect(await store.acceptDelivery(delivery(guid), [])).toBe("known");
    // A delivery and its job are one transaction: there may be one more of both that was not acknowledged any more.
    const { queued } = await store.queue.counts();
    expect(queued).toBeGreaterThanOrEqual(acknowledged.length);
    expect(queued).toBeLessThanOrEqual(acknowledged.length + 1);
  });
}

export function delivery(guid: string): Delivery {
  return { guid, event: "pull_request", action: "opened" };
}
