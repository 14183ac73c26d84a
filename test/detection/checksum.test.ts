import { expect, test } from "vitest";
import {
  crc16InBase32,
  crcBeforeUnderscoreInBase62,
  crcInBase36,
  crcInLittleEndianHex,
  crcInUpperHex,
  crcOfBodyInBase62,
} from "../../src/detection/checksum.ts";

// Every description of CRC-32 gives 0xcbf43926 as the check value of the nine digits.
test.each([
  ["GitHub and npm, over what follows the first underscore", crcOfBodyInBase62, "any_123456789", "3jZRME"],
  ["Atlassian, over everything", crcInUpperHex, "123456789", "CBF43926"],
  ["Grafana, bytes reversed", crcInLittleEndianHex, "123456789_", "2639f4cb"],
  ["Matrix, over what stands before the last underscore", crcBeforeUnderscoreInBase62, "123456789_", "3jZRME"],
  ["GitLab, over everything", crcInBase36, "123456789", "1kl8mjq"],
])("the check value of CRC-32: %s", (_name, checksum, before, expected) => {
  expect(checksum.compute(before)).toBe(expected);
});

test("a small value is filled up with zeros", () => {
  expect(crcOfBodyInBase62.compute("x_")).toBe("000000");
  expect(crcInBase36.compute("")).toBe("0000000");
});

// 34 bytes: those of "123456789" behind zeros, which leave the CRC-16 (XMODEM) at its check value 0x31c3. The last of the 55
// characters before it ends in the first three bits, 110.
test("the check value of CRC-16, its low byte first", () => {
  const bytes = Buffer.concat([Buffer.alloc(25), Buffer.from("123456789"), Buffer.from([0xc3, 0x31])]);
  const bits = `${[...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("")}00`;
  const text = bits.replace(/.{5}/g, (five) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Number.parseInt(five, 2)));
  expect(text).toHaveLength(58);
  expect(crc16InBase32.compute(text.slice(0, 55))).toBe(text.slice(55));
});
