import { expect, test } from "vitest";
import { type Cache, chooseToEvict } from "../../src/git/evict-caches.ts";

const hour = 60 * 60 * 1000;
const now = 100 * hour;

function cache(repositoryId: number, bytes: number, hoursAgo: number): Cache {
  return { repositoryId, bytes, usedAtMs: now - hoursAgo * hour };
}

test.each([
  ["nothing while there is room", [cache(1, 40, 9), cache(2, 60, 3)], []],
  ["the longest unused first, no more than need be", [cache(1, 50, 3), cache(2, 50, 9), cache(3, 50, 5)], [2]],
  ["as many as it takes", [cache(1, 90, 3), cache(2, 50, 9), cache(3, 50, 5)], [2, 3]],
  ["nothing that may be in use, however large", [cache(1, 500, 1), cache(2, 50, 0)], []],
] as const)("evicted is %s", (_, caches, expected) => {
  const chosen = chooseToEvict(caches, { maxBytes: 100, idleMs: 2 * hour }, now);
  expect(chosen.map(({ repositoryId }) => repositoryId)).toEqual(expected);
});
