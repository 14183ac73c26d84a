import { expect, test } from "vitest";
import { concludeChecks, examinePull } from "../jobs.ts";
import { claimed } from "./claimed.ts";
import type { Setup } from "./describe-store.ts";

/** What holds a job for the one who runs it, and what becomes of it when that one is killed. */
export function testLeases(setup: Setup): void {
  test("a job that nobody has held for half a minute is queued again, and it is counted", async () => {
    const { store, clock } = await setup.openStore();
    await store.queue.enqueue(examinePull(1));
    const { id } = await claimed(store);
    clock.advance(30_000);
    expect(await store.queue.recover("lapsed")).toBe(0);
    clock.advance(1);
    expect(await store.queue.recover("lapsed")).toBe(1);
    expect(await claimed(store)).toMatchObject({ id, attempts: 0, cutOffs: 1 });
  });

  test("each run of a job has its number, whether the one before was postponed, failed or cut off", async () => {
    const { store, clock } = await setup.openStore();
    await store.queue.enqueue(examinePull(1));
    const first = await claimed(store);
    await store.queue.postpone(first, clock.now());
    const second = await claimed(store);
    await store.queue.retry(second, clock.now(), "It failed.");
    const third = await claimed(store);
    clock.advance(30_001);
    await store.queue.recover("lapsed");
    expect([first, second, third, await claimed(store)].map(({ run }) => run)).toEqual([1, 2, 3, 4]);
  });

  test("a job that is held goes on as long as it likes", async () => {
    const { store, clock } = await setup.openStore();
    for (const number of [1, 2]) await store.queue.enqueue(examinePull(number));
    const runs = [await claimed(store), await claimed(store)];
    for (let time = 1; time <= 9; time += 1) {
      clock.advance(29_000);
      expect(await store.queue.hold(runs)).toEqual([]);
      expect(await store.queue.recover("lapsed")).toBe(0);
    }
  });

  test("whoever held on too late is told, and cannot end the run that came after", async () => {
    const { store, clock } = await setup.openStore();
    const id = await store.queue.enqueue(examinePull(1));
    const late = await claimed(store);
    clock.advance(30_001);
    await store.queue.recover("lapsed");
    const next = await claimed(store);
    expect(await store.queue.hold([late])).toEqual([late]);
    expect(await store.queue.hold([next])).toEqual([]);
    await store.queue.complete(late);
    await store.queue.postpone(late, clock.now());
    await store.queue.retry(late, clock.now(), "TypeError");
    await store.queue.bury(late, "TypeError", concludeChecks(id));
    expect(await store.queue.counts()).toEqual({ queued: 0, running: 1, dead: 0 });
    await store.queue.complete(next);
    expect(await store.queue.counts()).toEqual({ queued: 0, running: 0, dead: 0 });
  });

  test("the end of a run that was over changes nothing", async () => {
    const { store, clock } = await setup.openStore();
    const id = await store.queue.enqueue(examinePull(1));
    const run = await claimed(store);
    await store.queue.postpone(run, clock.now());
    await store.queue.complete(run);
    await store.queue.bury(run, "TypeError", concludeChecks(id));
    expect(await store.queue.counts()).toEqual({ queued: 1, running: 0, dead: 0 });
  });
}
