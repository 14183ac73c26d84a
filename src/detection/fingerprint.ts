import { createHmac } from "node:crypto";
import { isArmoured, withoutLayout } from "./pem.ts";
import type { Secret } from "./secret.ts";

/**
 * HMAC-SHA256 of the credential, hex, 64 characters. The same key block has one fingerprint however it is laid out:
 * in lines, indented, or escaped inside a string.
 */
export function fingerprintOf(secret: Secret, key: Buffer): string {
  const text = secret.reveal();
  return createHmac("sha256", key)
    .update(isArmoured(text) ? withoutLayout(text) : text)
    .digest("hex");
}
