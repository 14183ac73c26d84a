import { expect, test } from "vitest";
import { entropyOf, leastRandomEntropy } from "../../src/detection/entropy.ts";
import { randomFrom } from "../../src/detection/random.ts";

test.each([
  ["", 0],
  ["aaaa", 0],
  ["abab", 1],
  ["abcd", 2],
  ["0123456789abcdef", 4],
])("%j has the entropy of its character counts", (text, bits) => expect(entropyOf(text)).toBeCloseTo(bits));

test("hardly a random hexadecimal value lies below the least entropy", () => {
  const random = randomFrom("entropy");
  for (const length of [16, 32, 40, 64]) {
    const values = Array.from({ length: 2000 }, () => entropyOf(random.text("0123456789abcdef", length)));
    expect(values.filter((bits) => bits < leastRandomEntropy(length)).length).toBeLessThan(20);
  }
});
