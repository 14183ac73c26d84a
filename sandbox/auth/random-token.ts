import { randomInt } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A token of GitHub's classic form: a prefix and 36 letters and digits (without its checksum). */
export function randomToken(prefix: "ghp" | "ghs"): string {
  return `${prefix}_${Array.from({ length: 36 }, () => alphabet[randomInt(alphabet.length)]).join("")}`;
}
