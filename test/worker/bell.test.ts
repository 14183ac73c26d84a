import { expect, test } from "vitest";
import { createBell } from "../../src/worker/bell.ts";

test("a ring wakes the one who waits", async () => {
  const bell = createBell();
  const waited = bell.wait(60_000);
  bell.ring();
  await waited;
});

test("a ring before the wait is kept for it, and for no other", async () => {
  const bell = createBell();
  bell.ring();
  bell.ring();
  await bell.wait(60_000);
  const next = bell.wait(60_000).then(() => "rung again");
  expect(await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 20, "still waiting"))])).toBe(
    "still waiting",
  );
  bell.ring();
  await next;
});

test("without a ring the wait ends when its time is up", async () => {
  await createBell().wait(1);
});
