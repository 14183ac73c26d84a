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

function inBase(digits: string, value: number, length: number): string {
  let rest = value;
  let text = "";
  while (rest > 0) {
    text = digits[rest % digits.length] + text;
    rest = Math.floor(rest / digits.length);
  }
  return text.padStart(length, "0");
}
