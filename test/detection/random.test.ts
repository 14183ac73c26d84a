import { expect, test } from "vitest";
import { randomFrom } from "../../src/detection/random.ts";

test("the same seed gives the same numbers, another seed others", () => {
  expect(randomFrom("a").text("0123456789", 30)).toBe(randomFrom("a").text("0123456789", 30));
  expect(randomFrom("b").text("0123456789", 30)).not.toBe(randomFrom("a").text("0123456789", 30));
});

test("every value below the limit comes, and none at it", () => {
  const random = randomFrom("a");
  const values = new Set(Array.from({ length: 500 }, () => random.below(7)));
  expect([...values].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

test("gives as many bytes as asked for", () => expect(randomFrom("a").bytes(33)).toHaveLength(33));
