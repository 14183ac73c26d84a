import { expect, test } from "vitest";
import type { Job } from "../../../src/jobs/job.ts";
import { concludeChecks, ensureRotationIssue, examinePull, examinePush } from "../jobs.ts";
import { claimed } from "./claimed.ts";
import { delivery } from "./deliveries.ts";
import type { Setup } from "./describe-store.ts";

export function testQueue(setup: Setup): void {
  test("an equal job that is queued stands for both", async () => {
    const { store } = await setup.openStore();
    const first = await store.queue.enqueue(examinePull(1));
    expect(await store.queue.enqueue(examinePull(1))).toBe(first);
    expect(await store.queue.enqueue(examinePull(2))).not.toBe(first);
    expect((await store.queue.counts()).queued).toBe(2);
  });

  test("an equal job that is running does not stand for a new one: the new one may have more to see", async () => {
    const { store } = await setup.openStore();
    const first = await store.queue.enqueue(examinePull(1));
    await store.queue.claim();
    expect(await store.queue.enqueue(examinePull(1))).not.toBe(first);
  });

  test("a key is awaited while its job is queued or running", async () => {
    const { store } = await setup.openStore();
    expect(await store.queue.awaits("42/pull/1")).toBe(false);
    await store.queue.enqueue(examinePull(1));
    expect(await store.queue.awaits("42/pull/1")).toBe(true);
    const run = await claimed(store);
    expect(await store.queue.awaits("42/pull/1")).toBe(true);
    await store.queue.complete(run);
    expect(await store.queue.awaits("42/pull/1")).toBe(false);
  });

  test("jobs are equal whatever the order of their fields, and fields that are not theirs are dropped", async () => {
    const { store } = await setup.openStore();
    const first = await store.queue.enqueue(examinePull(1));
    const reversed = Object.fromEntries(Object.entries(examinePull(1)).reverse());
    expect(await store.queue.enqueue({ ...reversed, title: "leak" } as unknown as Job)).toBe(first);
    expect((await store.queue.claim())?.job).toEqual(examinePull(1));
  });

  test("of the jobs with one key, one runs at a time and the oldest first", async () => {
    const { store, clock } = await setup.openStore();
    for (const digit of [1, 2]) {
      await store.queue.enqueue(examinePush(digit));
      clock.advance(1000);
    }
    const first = await claimed(store);
    expect(first.job).toEqual(examinePush(1));
    expect(await store.queue.claim()).toBeUndefined();
    expect(await store.queue.nextDue()).toBeUndefined();
    await store.queue.complete(first);
    expect((await store.queue.claim())?.job).toEqual(examinePush(2));
  });

  test("claims at the same moment get different jobs", async () => {
    const { store } = await setup.openStore();
    for (const number of [1, 2, 3, 4, 5]) await store.queue.enqueue(examinePull(number));
    const claims = await Promise.all(Array.from({ length: 8 }, () => store.queue.claim()));
    const ids = claims.flatMap((job) => (job ? [job.id] : []));
    expect(new Set(ids).size).toBe(5);
    expect(ids).toHaveLength(5);
  });

  test("checks to be concluded come first, then examinations, then issues", async () => {
    const { store } = await setup.openStore();
    const jobs = [ensureRotationIssue("f1"), examinePull(1), concludeChecks("1")];
    for (const job of jobs) await store.queue.enqueue(job);
    const order = [await store.queue.claim(), await store.queue.claim(), await store.queue.claim()];
    expect(order.map((run) => run?.job)).toEqual(jobs.reverse());
  });

  test("a job is not claimed before it is due, and `nextDue` tells when", async () => {
    const { store, clock } = await setup.openStore();
    const due = new Date(clock.now().getTime() + 60_000);
    await store.queue.enqueue(examinePull(1), { runAt: due });
    expect(await store.queue.claim()).toBeUndefined();
    expect(await store.queue.nextDue()).toEqual(due);
    clock.advance(60_000);
    expect((await store.queue.claim())?.job).toEqual(examinePull(1));
  });

  test("a job that was never started moves to the earlier time, one that waits after a run keeps its own", async () => {
    const { store, clock } = await setup.openStore();
    const later = new Date(clock.now().getTime() + 60_000);
    await store.queue.enqueue(examinePull(1), { runAt: later });
    await store.queue.enqueue(examinePull(1));
    await store.queue.postpone(await claimed(store), later);
    await store.queue.enqueue(examinePull(1));
    expect(await store.queue.nextDue()).toEqual(later);
  });

  test("asked for again while it waits, a job may wait as long as a new one", async () => {
    const { store, clock } = await setup.openStore();
    const id = await store.queue.enqueue(examinePull(1));
    await store.queue.postpone(await claimed(store), clock.now());
    const queuedAt = clock.advance(60_000);
    expect(await store.queue.enqueue(examinePull(1))).toBe(id);
    expect(await store.queue.claim()).toMatchObject({ id, queuedAt });
  });

  test("a postponed run is no attempt, a failed one is, and a cut-off one is counted apart", async () => {
    const { store, clock } = await setup.openStore();
    const id = await store.queue.enqueue(examinePull(1));
    const queuedAt = clock.now();
    await store.queue.postpone(await claimed(store), clock.advance(1000));
    const second = await claimed(store);
    expect(second).toMatchObject({ id, attempts: 0, queuedAt });
    await store.queue.retry(second, clock.advance(1000), "TypeError");
    expect(await claimed(store)).toMatchObject({ id, attempts: 1, queuedAt });
    expect(await store.queue.recover("all")).toBe(1);
    expect(await claimed(store)).toMatchObject({ id, job: examinePull(1), attempts: 1, cutOffs: 1, queuedAt });
  });

  test("a job that is cut off again and again waits longer and longer", async () => {
    const { store, clock } = await setup.openStore();
    await store.queue.enqueue(examinePull(1));
    const waits: number[] = [];
    for (let time = 1; time <= 10; time += 1) {
      await claimed(store);
      await store.queue.recover("all");
      const wait = Number(await store.queue.nextDue()) - clock.now().getTime();
      waits.push(wait / 1000);
      clock.advance(wait);
    }
    expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 60, 60]);
  });

  test("a dead job and the job that follows it up change places together", async () => {
    const { store } = await setup.openStore();
    const id = await store.queue.enqueue(examinePull(1));
    await store.queue.bury(await claimed(store), "TypeError", concludeChecks(id));
    expect(await store.queue.counts()).toEqual({ queued: 1, running: 0, dead: 1 });
    expect((await store.queue.claim())?.job).toEqual(concludeChecks(id));
  });

  test("a follow-up that cannot be stored leaves the job alive", async () => {
    const { store } = await setup.openStore();
    const id = await store.queue.enqueue(examinePull(1));
    const run = await claimed(store);
    const broken = { ...concludeChecks(id), job: undefined } as unknown as Job;
    await expect(store.queue.bury(run, "TypeError", broken)).rejects.toThrow();
    expect(await store.queue.counts()).toEqual({ queued: 0, running: 1, dead: 0 });
  });

  test("an installation that goes takes its queued jobs along and nobody else's", async () => {
    const { store } = await setup.openStore();
    await store.acceptDelivery(delivery("d1"), [examinePull(1, 7), examinePull(2, 8)]);
    await store.dropInstallation(7);
    expect((await store.queue.claim())?.job).toEqual(examinePull(2, 8));
    expect(await store.queue.claim()).toBeUndefined();
  });
}
