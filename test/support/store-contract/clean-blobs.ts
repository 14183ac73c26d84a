import { expect, test } from "vitest";
import type { Setup } from "./describe-store.ts";

export function testCleanBlobs(setup: Setup): void {
  test("clean blobs are known, however many are asked for, until they are old", async () => {
    const { store, clock } = await setup.openStore();
    const blobs = new Map(Array.from({ length: 1_201 }, (_, index) => [`key-${index}`, { bytes: index }]));
    await store.recordCleanBlobs(blobs);
    await store.recordCleanBlobs(new Map([["key-7", { bytes: 7 }]]));
    expect(await store.cleanBlobs([...blobs.keys(), "another"])).toEqual(blobs);
    expect(await store.cleanBlobs([])).toEqual(new Map());
    await store.prune(clock.now());
    expect((await store.cleanBlobs(["key-7"])).size).toBe(1);
    await store.prune(clock.advance(1));
    expect((await store.cleanBlobs(["key-7"])).size).toBe(0);
  });
}
