import { expect, test } from "vitest";
import type { Setup } from "./describe-store.ts";

export function testFingerprintKey(setup: Setup): void {
  test("of several keys that come at once one is that of the database, and stays it", async () => {
    const { store } = await setup.openStore();
    const values = ["a1", "b2", "c3"];
    const answers = await Promise.all(values.map((value) => store.agreesOnKey(value)));
    expect(answers.filter((isAgreed) => isAgreed)).toHaveLength(1);
    expect(await Promise.all(values.map((value) => store.agreesOnKey(value)))).toEqual(answers);
  });
}
