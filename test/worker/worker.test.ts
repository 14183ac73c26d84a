import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import type { ClaimedJob, Queue, Store } from "../../src/database/store.ts";
import { Gone, RetryLater } from "../../src/errors.ts";
import { createLog } from "../../src/log.ts";
import { startWorker, type Worker } from "../../src/worker/worker.ts";
import { type Clock, createClock } from "../support/clock.ts";
import { concludeChecks, examinePull, examinePush } from "../support/jobs.ts";

const never = new Promise<void>(() => {});

test("a job that is queued while the worker sleeps runs at once when it is woken, and is done", async () => {
  const { store, worker, ran } = await start({});
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await vi.waitFor(() => expect(ran).toEqual([examinePull(1)]));
  await untilCounts(store, { queued: 0, running: 0, dead: 0 });
});

test("a job that is due later is found without being woken", async () => {
  const { store, clock, worker, ran } = await start({});
  await store.queue.enqueue(examinePull(1), { runAt: new Date(clock.now().getTime() + 50) });
  worker.wake();
  clock.advance(50);
  await vi.waitFor(() => expect(ran).toEqual([examinePull(1)]));
});

test("as many jobs run at the same time as there is room for, and no more", async () => {
  let running = 0;
  let most = 0;
  const { store, worker, ran } = await start({
    concurrency: 3,
    async run() {
      running += 1;
      most = Math.max(most, running);
      await pause(10);
      running -= 1;
    },
  });
  for (let number = 1; number <= 12; number += 1) await store.queue.enqueue(examinePull(number));
  worker.wake();
  await vi.waitFor(() => expect(ran).toHaveLength(12));
  expect(most).toBe(3);
});

test("pushes to one branch are examined one after another, in their order", async () => {
  const running = new Set<string>();
  const { store, clock, worker, ran } = await start({
    concurrency: 3,
    async run({ id }) {
      expect(running.size).toBe(0);
      running.add(id);
      await pause(5);
      running.delete(id);
    },
  });
  for (const digit of [1, 2, 3]) {
    await store.queue.enqueue(examinePush(digit));
    clock.advance(1);
  }
  worker.wake();
  await untilCounts(store, { queued: 0, running: 0, dead: 0 });
  expect(ran).toEqual([examinePush(1), examinePush(2), examinePush(3)]);
});

test("a job that fails is tried five times, then it is dead and its follow-up runs", async () => {
  const attempts: number[] = [];
  const { store, clock, worker, ran } = await start({
    async run(claimed) {
      if (claimed.job.name !== "examine-pull") return;
      attempts.push(claimed.attempts);
      throw new Error("quoted content");
    },
    onDead: ({ id }, problem) => ({ ...concludeChecks(id), problem }),
  });
  const id = await store.queue.enqueue(examinePull(1));
  for (let failures = 1; failures <= 4; failures += 1) {
    worker.wake();
    await untilCounts(store, { queued: 1, running: 0, dead: 0 }, () => expect(attempts).toHaveLength(failures));
    clock.advance(10 * 60_000);
  }
  worker.wake();
  await untilCounts(store, { queued: 0, running: 0, dead: 1 });
  expect(attempts).toEqual([0, 1, 2, 3, 4]);
  expect(ran.at(-1)).toEqual({ ...concludeChecks(id), problem: "Error: unexpected failure" });
});

test("a job that must wait runs again when it is time, as its first attempt", async () => {
  const attempts: number[] = [];
  const { store, clock, worker } = await start({
    async run(claimed) {
      attempts.push(claimed.attempts);
      if (attempts.length === 1) throw new RetryLater("Limit reached.", { delayMs: 3_600_000 });
    },
  });
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await untilCounts(store, { queued: 1, running: 0, dead: 0 }, () => expect(attempts).toEqual([0]));
  clock.advance(3_600_000);
  worker.wake();
  await vi.waitFor(() => expect(attempts).toEqual([0, 0]));
});

test("a job about something that is gone ends, and nothing follows", async () => {
  const { store, worker, ran } = await start({
    async run() {
      throw new Gone("No such repository.");
    },
    onDead: ({ id }) => concludeChecks(id),
  });
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await untilCounts(store, { queued: 0, running: 0, dead: 0 }, () => expect(ran).toHaveLength(1));
});

test("a job that does not end dies at its deadline, and the next of its key runs", async () => {
  const { store, clock, worker, ran } = await start({
    limits: { runMs: 20, abortMs: 20 },
    run: ({ id }) => (id === "1" ? never : Promise.resolve()),
  });
  await store.queue.enqueue(examinePush(1));
  clock.advance(1);
  await store.queue.enqueue(examinePush(2));
  worker.wake();
  await untilCounts(store, { queued: 0, running: 0, dead: 1 });
  expect(ran).toEqual([examinePush(1), examinePush(2)]);
});

test("a job is told when its time is up", async () => {
  const { store, worker } = await start({
    limits: { runMs: 20, abortMs: 60_000 },
    run: (_, signal) => pause(60_000, undefined, { signal }),
  });
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await untilCounts(store, { queued: 0, running: 0, dead: 1 });
});

test("a job that brought the process down twelve times is not run again", async () => {
  const { store, clock, worker, ran } = await start({});
  await store.queue.enqueue(examinePull(1), { runAt: new Date(0) });
  worker.wake();
  await untilCounts(store, { queued: 0, running: 0, dead: 0 });
  await worker.stop(1000);
  await store.queue.enqueue(examinePull(2));
  for (let time = 1; time <= 12; time += 1) {
    expect(await store.queue.claim()).toMatchObject({ job: examinePull(2) });
    await store.queue.recover("all");
    clock.advance(60_000);
  }
  await start({ store, clock });
  await untilCounts(store, { queued: 0, running: 0, dead: 1 });
  expect(ran).toEqual([examinePull(1)]);
});

test("stopping waits for the jobs that run and claims no other", async () => {
  let finish = (): void => {};
  const { store, worker, ran } = await start({
    concurrency: 1,
    run: () => new Promise((resolve) => (finish = resolve)),
  });
  for (const number of [1, 2]) await store.queue.enqueue(examinePull(number));
  worker.wake();
  await vi.waitFor(() => expect(ran).toHaveLength(1));
  const stopped = worker.stop(60_000);
  expect(worker.isWorking()).toBe(false);
  finish();
  expect(await stopped).toBe(0);
  expect(await store.queue.counts()).toEqual({ queued: 1, running: 0, dead: 0 });
});

test("a job that does not end in the grace is told to, and recovered at the next start", async () => {
  let isTold = false;
  const { store, worker, ran } = await start({
    async run(_, signal) {
      await pause(60_000, undefined, { signal }).catch(() => {});
      isTold = signal.aborted;
      throw new Error("aborted");
    },
  });
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await vi.waitFor(() => expect(ran).toHaveLength(1));
  await worker.stop(10);
  expect(isTold).toBe(true);
  expect(await store.queue.counts()).toEqual({ queued: 0, running: 1, dead: 0 });
  expect(await store.queue.recover("all")).toBe(1);
});

test("a job that ends well when it is told to is done", async () => {
  const { store, worker, ran } = await start({
    run: (_, signal) => pause(60_000, undefined, { signal }).catch(() => {}),
  });
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await vi.waitFor(() => expect(ran).toHaveLength(1));
  expect(await worker.stop(10)).toBe(0);
  expect(await store.queue.counts()).toEqual({ queued: 0, running: 0, dead: 0 });
});

test("a job that never ends does not keep the worker from stopping", async () => {
  const { store, worker, ran } = await start({ run: () => never });
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await vi.waitFor(() => expect(ran).toHaveLength(1));
  expect(await worker.stop(10)).toBe(1);
});

test("a queue that does not answer is asked again, and the worker says so meanwhile", async () => {
  const store = await openStore(createClock());
  let failures = 0;
  const queue: Queue = {
    ...store.queue,
    async complete(id) {
      failures += 1;
      if (failures === 1) throw new Error("disk is full");
      await store.queue.complete(id);
    },
  };
  const { worker } = await start({ store, queue });
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await vi.waitFor(() => expect(worker.isWorking()).toBe(false));
  await vi.waitFor(() => expect(worker.isWorking()).toBe(true), { timeout: 10_000 });
  await untilCounts(store, { queued: 0, running: 0, dead: 0 });
  expect(failures).toBe(2);
});

test("background jobs leave room for what somebody waits for", async () => {
  const { store, worker, ran } = await start({ concurrency: 4, run: () => never });
  for (const number of [1, 2, 3, 4, 5]) await store.queue.enqueue(examinePull(number), { urgency: "background" });
  worker.wake();
  await vi.waitFor(() => expect(ran).toEqual([examinePull(1), examinePull(2)]));
  for (const number of [6, 7]) await store.queue.enqueue(examinePull(number));
  worker.wake();
  await vi.waitFor(() => expect(ran.slice(2)).toEqual([examinePull(6), examinePull(7)]));
});

test("a job that takes minutes stays with its worker", async () => {
  let finish = (): void => {};
  const { store, clock, worker, ran } = await start({
    holdEveryMs: 10,
    run: () => new Promise((resolve) => (finish = resolve)),
  });
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await vi.waitFor(() => expect(ran).toHaveLength(1));
  for (let time = 1; time <= 4; time += 1) {
    clock.advance(20_000);
    await pause(50);
  }
  expect(await store.queue.counts()).toEqual({ queued: 0, running: 1, dead: 0 });
  finish();
  await untilCounts(store, { queued: 0, running: 0, dead: 0 });
  expect(ran).toHaveLength(1);
});

test("what a killed process was running is run by another one, half a minute later", async () => {
  const clock = createClock();
  const store = await openStore(clock);
  await store.queue.enqueue(examinePull(1));
  await store.queue.claim();
  const { ran } = await start({ store, clock, holdEveryMs: 10 });
  await pause(50);
  expect(ran).toEqual([]);
  clock.advance(30_001);
  await vi.waitFor(() => expect(ran).toEqual([examinePull(1)]));
});

test("a run whose job was taken over is told to end, and does not count", async () => {
  let isTold = false;
  const { store, worker, ran } = await start({
    holdEveryMs: 10,
    async run({ cutOffs }, signal) {
      if (cutOffs > 0) return;
      await pause(60_000, undefined, { signal }).catch(() => {});
      isTold = true;
      throw new Error("aborted");
    },
  });
  await store.queue.enqueue(examinePull(1));
  worker.wake();
  await vi.waitFor(() => expect(ran).toHaveLength(1));
  expect(await store.queue.recover("all")).toBe(1);
  await vi.waitFor(() => expect(isTold).toBe(true));
  await untilCounts(store, { queued: 0, running: 0, dead: 0 });
  expect(ran).toHaveLength(2);
});

interface Setup {
  readonly clock: Clock;
  readonly store: Store;
  readonly queue: Queue;
  readonly concurrency: number;
  readonly limits: { readonly runMs: number; readonly abortMs: number };
  readonly holdEveryMs: number;
  readonly run: (claimed: ClaimedJob, signal: AbortSignal) => Promise<void>;
  readonly onDead: Parameters<typeof startWorker>[0]["onDead"];
}

/** A worker on a real store, and the jobs it was given so far. */
async function start(setup: Partial<Setup>): Promise<{ store: Store; clock: Clock; worker: Worker; ran: unknown[] }> {
  const clock = setup.clock ?? createClock();
  const store = setup.store ?? (await openStore(clock));
  const ran: unknown[] = [];
  const worker = startWorker({
    queue: setup.queue ?? store.queue,
    concurrency: setup.concurrency ?? 2,
    ...(setup.limits && { limits: setup.limits }),
    ...(setup.holdEveryMs && { holdEveryMs: setup.holdEveryMs }),
    async run(claimed, signal) {
      ran.push(claimed.job);
      await setup.run?.(claimed, signal);
    },
    onDead: setup.onDead ?? (() => undefined),
    onEnd() {},
    log: createLog({ level: "silent" }),
    now: clock.now,
    random: () => 0,
  });
  onTestFinished(() => void worker.stop(0));
  return { store, clock, worker, ran };
}

async function openStore(clock: Clock): Promise<Store> {
  const store = await openSqlite(":memory:", clock.now);
  onTestFinished(() => store.close());
  return store;
}

async function untilCounts(store: Store, counts: object, also: () => void = () => {}): Promise<void> {
  await vi.waitFor(async () => {
    also();
    expect(await store.queue.counts()).toEqual(counts);
  });
}
