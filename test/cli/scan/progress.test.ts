import { expect, test } from "vitest";
import { describeProgress, type Moment } from "../../../src/cli/scan/progress.ts";

const tally = { files: 12_000, bytes: 45_600_000, commits: 1_000 };

function checkProgress(
  objects: { passed: number; all: number | undefined },
  moments: readonly Moment[],
  expected: string,
) {
  expect(describeProgress({ ...tally, objects }, 10_000, moments)).toBe(expected);
}

test("without a history, progress is what has been read", () =>
  checkProgress({ passed: 0, all: undefined }, [], "12,000 files, 46 MB …"));

test("of a history it tells the share, the rate, and what is left by the pace of late", () => {
  const objects = { passed: 21_000, all: 81_000 };
  const moments = [
    { ms: 1_000, passed: 11_000 },
    { ms: 6_000, passed: 21_000 },
  ];
  checkProgress(objects, moments, "12,000 files, 46 MB, 25 %, 1,200 files/s, 30 s left …");
  const slower = [{ ms: 0, passed: 19_000 }, ...moments.slice(1)];
  checkProgress(objects, slower, "12,000 files, 46 MB, 25 %, 1,200 files/s, 3 min left …");
  checkProgress(objects, moments.slice(1), "12,000 files, 46 MB, 25 %, 1,200 files/s …");
});

test("while commits are listed nothing is estimated", () =>
  checkProgress({ passed: 500, all: 81_000 }, [], "12,000 files, 46 MB …"));
