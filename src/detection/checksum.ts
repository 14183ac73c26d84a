/** Checksums that issuers put into their own tokens: they can be verified without asking anyone. */
import { crc32 } from "node:zlib";
import type { Checksum } from "./form.ts";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** GitHub and npm: six base62 characters over what stands between the first underscore and themselves. */
export const crcOfBodyInBase62: Checksum = {
  kind: "checksum",
  name: "CRC32 of the body",
  of: "alnum",
  length: 6,
  compute: (before) => inBase(base62, crc32(before.slice(before.indexOf("_") + 1)), 6),
};

/** Atlassian: eight upper-case hexadecimal digits over everything before them, the equals sign included. */
export const crcInUpperHex: Checksum = {
  kind: "checksum",
  name: "CRC32",
  of: "upperHex",
  length: 8,
  compute: (before) => crc32(before).toString(16).toUpperCase().padStart(8, "0"),
};

/** Grafana: eight hexadecimal digits, least significant byte first, over everything before the last underscore. */
export const crcInLittleEndianHex: Checksum = {
  kind: "checksum",
  name: "CRC32",
  of: "hex",
  length: 8,
  compute(before) {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(crc32(before.slice(0, before.lastIndexOf("_"))));
    return bytes.toString("hex");
  },
};

/** GitLab's routable tokens: seven base36 digits over everything before them. */
export const crcInBase36: Checksum = {
  kind: "checksum",
  name: "CRC32",
  of: "lowerAlnum",
  length: 7,
  compute: (before) => crc32(before).toString(36).padStart(7, "0"),
};

/** Matrix (Synapse): six base62 digits over everything before the last underscore. */
export const crcBeforeUnderscoreInBase62: Checksum = {
  kind: "checksum",
  name: "CRC32",
  of: "alnum",
  length: 6,
  compute: (before) => inBase(base62, crc32(before.slice(0, before.lastIndexOf("_"))), 6),
};

/**
 * Seeds of NATS: a CRC-16 over the 34 bytes before it, least significant byte first, all in base32. Its first three bits share a
 * character with the last bits of what it is over, so the three characters after that one are compared.
 */
export const crc16InBase32: Checksum = {
  kind: "checksum",
  name: "CRC16",
  of: "base32",
  length: 3,
  compute(before) {
    const bits = Array.from(before, (letter) => base32.indexOf(letter).toString(2).padStart(5, "0")).join("");
    const bytes = Array.from({ length: bits.length >> 3 }, (_, i) => Number.parseInt(bits.slice(8 * i, 8 * i + 8), 2));
    const crc = crc16(bytes);
    const lastBits = (((crc & 0xff) << 8) | (crc >> 8)) & 0x1fff;
    return inBase(base32, lastBits << 2, 3);
  },
};

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** Polynomial 0x1021, beginning with 0 (XMODEM). */
function crc16(bytes: readonly number[]): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff;
  }
  return crc;
}

function inBase(digits: string, value: number, length: number): string {
  let rest = value;
  let text = "";
  while (rest > 0) {
    text = digits[rest % digits.length] + text;
    rest = Math.floor(rest / digits.length);
  }
  return text.padStart(length, digits[0]);
}
