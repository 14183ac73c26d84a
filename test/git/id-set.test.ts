import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { createIdSet } from "../../src/git/id-set.ts";

function idOf(number: number): string {
  return createHash("sha1").update(`${number}`).digest("hex");
}

test("a set of ids has what was added, also twice, and nothing else", () => {
  const ids = createIdSet();
  for (let number = 0; number < 5_000; number += 1) {
    ids.add(idOf(number));
    ids.add(idOf(number));
  }
  const wrong = Array.from({ length: 10_000 }, (_, number) => number).filter(
    (number) => ids.has(idOf(number)) !== number < 5_000,
  );
  expect(wrong).toEqual([]);
});

test("ids that begin alike are told apart", () => {
  const ids = createIdSet();
  const alike = Array.from({ length: 100 }, (_, number) => `${number + 10}`.padStart(40, "0"));
  for (const id of alike.slice(0, 50)) ids.add(id);
  expect(alike.filter((id) => ids.has(id))).toEqual(alike.slice(0, 50));
});
