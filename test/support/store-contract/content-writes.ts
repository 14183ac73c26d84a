import { expect, test } from "vitest";
import type { Setup } from "./describe-store.ts";

const most = { perMinute: 4, perHour: 6 };

export function testContentWrites(setup: Setup): void {
  test("comments and issues that are written at once keep the minute's limit together, each installation its own", async () => {
    const { store, clock } = await setup.openStore();
    const inAMinute = new Date(clock.now().getTime() + 60_000);
    const answers = await Promise.all(Array.from({ length: 6 }, () => store.spendContent(1, most)));
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(4);
    expect(answers.filter((answer) => answer !== undefined)).toEqual([inAMinute, inAMinute]);
    expect(await store.spendContent(2, most)).toBeUndefined();
  });

  test("there is room again when the oldest of the minute is past, until the hour is used up", async () => {
    const { store, clock } = await setup.openStore();
    const first = clock.now().getTime();
    for (let made = 0; made < 4; made += 1) expect(await store.spendContent(1, most)).toBeUndefined();
    clock.advance(60_000);
    for (let made = 0; made < 2; made += 1) expect(await store.spendContent(1, most)).toBeUndefined();
    expect(await store.spendContent(1, most)).toEqual(new Date(first + 3_600_000));
    clock.advance(3_540_000);
    expect(await store.spendContent(1, most)).toBeUndefined();
  });
}
