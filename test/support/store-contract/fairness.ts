import { expect, test } from "vitest";
import { adoptRepository, concludeChecks, ensureRotationIssue, examinePull } from "../jobs.ts";
import { claimed } from "./claimed.ts";
import type { Setup } from "./describe-store.ts";

/** Who is next when there is more to do than workers. */
export function testFairness(setup: Setup): void {
  test("a busy organisation does not keep the others waiting", async () => {
    const { store, clock } = await setup.openStore();
    const [busy, quiet, silent] = [7, 8, 9];
    for (let number = 1; number <= 20; number += 1) await store.queue.enqueue(examinePull(number, busy));
    clock.advance(1000);
    for (const [number, installation] of [quiet, silent].entries())
      await store.queue.enqueue(examinePull(100 + number, installation));
    const installations: number[] = [];
    for (let worker = 1; worker <= 4; worker += 1) installations.push((await claimed(store)).job.installation);
    expect(installations).toEqual([busy, quiet, silent, busy]);
  });

  test("whoever is alone gets everything", async () => {
    const { store } = await setup.openStore();
    for (const number of [1, 2, 3]) await store.queue.enqueue(examinePull(number));
    for (const number of [1, 2, 3]) expect((await claimed(store)).job).toEqual(examinePull(number));
  });

  test("what is done in the background comes last, however long it has waited", async () => {
    const { store, clock } = await setup.openStore();
    await store.queue.enqueue(examinePull(1), { urgency: "background" });
    clock.advance(60 * 60_000);
    const live = [concludeChecks("1"), examinePull(2), adoptRepository()];
    for (const job of live) await store.queue.enqueue(job);
    const order = [await claimed(store), await claimed(store), await claimed(store), await claimed(store)];
    expect(order.map(({ job, urgency }) => [job, urgency])).toEqual([
      ...live.map((job) => [job, "live"]),
      [examinePull(1), "background"],
    ]);
  });

  test("a worker that has no room for background jobs is given none, and not told that one is due", async () => {
    const { store } = await setup.openStore();
    await store.queue.enqueue(examinePull(1), { urgency: "background" });
    expect(await store.queue.claim("live")).toBeUndefined();
    expect(await store.queue.nextDue("live")).toBeUndefined();
    expect(await store.queue.nextDue()).toBeInstanceOf(Date);
    await store.queue.enqueue(ensureRotationIssue("f1"));
    expect((await store.queue.claim("live"))?.job).toEqual(ensureRotationIssue("f1"));
  });

  test("an event about what waits in the background makes it urgent, and not the other way round", async () => {
    const { store } = await setup.openStore();
    const id = await store.queue.enqueue(examinePull(1), { urgency: "background" });
    expect(await store.queue.enqueue(examinePull(1))).toBe(id);
    expect(await store.queue.enqueue(examinePull(1), { urgency: "background" })).toBe(id);
    expect(await store.queue.claim("live")).toMatchObject({ id, urgency: "live" });
  });

  test("a pull request that is examined in the background is not examined a second time beside it", async () => {
    const { store } = await setup.openStore();
    await store.queue.enqueue(examinePull(1), { urgency: "background" });
    const run = await claimed(store);
    await store.queue.enqueue(examinePull(1));
    expect(await store.queue.claim("live")).toBeUndefined();
    await store.queue.complete(run);
    expect((await store.queue.claim("live"))?.job).toEqual(examinePull(1));
  });
}
