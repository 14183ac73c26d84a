import { expect, test } from "vitest";
import { createBlobRecord, lineOf } from "../../src/history/blob-record.ts";

const [first, second, third] = ["1", "2", "3"].map((digit) => digit.repeat(40)) as [string, string, string];
const [one, other] = ["a", "b"].map((digit) => digit.repeat(64)) as [string, string];

test("what was written down is known again, with what it holds", () => {
  const record = createBlobRecord();
  record.take(
    lineOf(first, new Map()) +
      lineOf(
        second,
        new Map([
          [one, 2],
          [other, 1],
        ]),
      ),
  );
  expect([first, second, third].map(record.isKnown)).toEqual([true, true, false]);
  expect(record.heldIn(first)).toBeUndefined();
  expect(record.heldIn(second)).toEqual(
    new Map([
      [one, 2],
      [other, 1],
    ]),
  );
});

test("half a line, as a killed process leaves it, says nothing", () => {
  const record = createBlobRecord();
  const line = lineOf(second, new Map([[one, 12]]));
  for (const length of [10, 40, 60, line.length - 2]) record.take(line.slice(0, length));
  expect(record.isKnown(second)).toBe(false);
});
