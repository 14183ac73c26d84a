import { expect, test } from "vitest";
import { crcInBase36, crcInLittleEndianHex, crcInUpperHex, crcOfBodyInBase62 } from "../../src/detection/checksum.ts";

// 0xcbf43926 is the check value that every description of CRC-32 gives for the nine digits.
test.each([
  [crcOfBodyInBase62, "any_123456789", "3jZxIE"],
  [crcInUpperHex, "123456789", "CBF43926"],
  [crcInLittleEndianHex, "123456789_", "2639f4cb"],
  [crcInBase36, "123456789", "1kmdm8m"],
])("%#: the check value of CRC-32", (checksum, before, expected) => {
  const value = checksum.compute(before);
  expect(value).toHaveLength(checksum.length);
  expect(numberOf(value, checksum.name)).toBe(numberOf(expected, checksum.name));
});

function numberOf(text: string, name: string): string {
  return `${name} ${text}`;
}
