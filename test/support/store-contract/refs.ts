import { expect, test } from "vitest";
import type { Setup } from "./describe-store.ts";

export function testRefs(setup: Setup): void {
  test("refs are known by where they were last, those of each repository by themselves", async () => {
    const { store } = await setup.openStore();
    const [one, two] = ["1".repeat(40), "2".repeat(40)];
    await store.recordRefs(
      42,
      new Map([
        ["refs/heads/main", one],
        ["refs/tags/v1", one],
      ]),
    );
    await store.recordRefs(43, new Map([["refs/heads/main", one]]));
    await store.recordRefs(
      42,
      new Map([
        ["refs/heads/main", two],
        ["refs/tags/v1", undefined],
      ]),
    );
    expect(await store.knownRefs(42)).toEqual(new Map([["refs/heads/main", two]]));
    expect(await store.knownRefs(43)).toEqual(new Map([["refs/heads/main", one]]));
  });
}
