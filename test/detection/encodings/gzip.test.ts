import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Budget } from "../../../src/detection/encodings/budget.ts";
import { gunzipped, isGzip } from "../../../src/detection/encodings/gzip.ts";

const words = Buffer.from("correct horse battery staple ".repeat(40));

test("what is compressed is found, and its places are spread over the stretch", () => {
  const text = Buffer.concat([Buffer.from("name="), gzipSync(words)]);
  const inner = gunzipped(text, 5, new Budget(10_000));
  expect(isGzip(text, 5)).toBe(true);
  expect(inner?.bytes).toEqual(words);
  expect([inner?.placeOf(20), inner?.placeOfEnd(40)]).toEqual([6, 8]);
});

test("of a stream that is cut off, what there is", () => {
  const whole = gzipSync(Buffer.from(Array.from({ length: 5_000 }, (_, i) => `${i * i}`).join(" ")));
  const inner = gunzipped(whole.subarray(0, whole.length >> 1), 0, new Budget(1_000_000));
  expect(inner?.bytes.toString()).toMatch(/^0 1 4 9 16 25 /);
});

test.each<[string, Buffer, number]>([
  ["larger than the budget", gzipSync(Buffer.alloc(50_000_000)), 100_000],
  ["damaged", Buffer.concat([gzipSync(words).subarray(0, 10), Buffer.alloc(500, 0x07)]), 100_000],
  ["nothing is left", gzipSync(words), 0],
])("%s: nothing, and the budget is spent", (_what, compressed, bytes) => {
  const budget = new Budget(bytes);
  expect(gunzipped(compressed, 0, budget)).toBeUndefined();
  expect(budget.exceeded).toBe(true);
});
