import { expect, test } from "vitest";
import {
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
