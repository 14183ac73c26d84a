import { expect, test } from "vitest";
import type { Setup } from "./describe-store.ts";

const judges = { rules: "one", version: "one and the policy's" };
const report = { owner: "acme", repository: "shop", number: 7 };
const gap = { what: "a.zip", why: "it is encrypted" };

export function testHistories(setup: Setup): void {
  test("an examination is gone on with where it was, also by who opens the database next", async () => {
    const { store } = await setup.openStore();
    expect(await store.readHistory(42)).toBeUndefined();
    await store.beginHistory(42, judges);
    await store.recordHistoryPage(42, { lines: "a\n", files: 2, bytes: 30, gaps: [gap] });
    await store.recordHistoryPage(42, { lines: "b\n", files: 1, bytes: 12, gaps: [gap, { ...gap, what: "b.zip" }] });
    expect(await store.historyPages(42)).toEqual(["a\n", "b\n"]);
    expect(await store.historyGaps(42)).toEqual([gap, { ...gap, what: "b.zip" }]);
    expect(await store.readHistory(42)).toEqual({
      ...judges,
      ...{ examinedAt: undefined, tips: [], files: 3, bytes: 42, gaps: 2, report: undefined },
    });
    expect(await store.historyPages(43)).toEqual([]);
  });

  test("at its end what matters later is left, and other judges begin anew, with the report they had", async () => {
    const { store, clock } = await setup.openStore();
    await store.beginHistory(42, judges);
    for (const lines of ["a\n", "b\n"]) await store.recordHistoryPage(42, { lines, files: 1, bytes: 1, gaps: [gap] });
    await store.recordHistoryReport(42, report);
    await store.endHistory(42, { tips: ["t1", "t2"], lines: "b\n" });
    expect(await store.historyPages(42)).toEqual(["b\n"]);
    const examinedAt = clock.now().toISOString();
    expect(await store.readHistory(42)).toMatchObject({ examinedAt, tips: ["t1", "t2"], report, files: 2 });
    await store.beginHistory(42, { ...judges, rules: "two" });
    expect(await store.historyPages(42)).toEqual([]);
    expect(await store.historyGaps(42)).toEqual([]);
    const anew = { rules: "two", examinedAt: undefined, tips: [], files: 0, bytes: 0, gaps: 0, report };
    expect(await store.readHistory(42)).toMatchObject(anew);
  });

  test("more gaps than anybody reads are counted, and not kept", async () => {
    const { store } = await setup.openStore();
    await store.beginHistory(42, judges);
    const gaps = Array.from({ length: 1_003 }, (_, index) => ({ ...gap, what: `${index}.zip` }));
    await store.recordHistoryPage(42, { lines: "", files: 0, bytes: 0, gaps });
    expect((await store.readHistory(42))?.gaps).toBe(1_003);
    expect(await store.historyGaps(42)).toHaveLength(1_000);
    expect(await store.historyPages(42)).toEqual([]);
  });
}
