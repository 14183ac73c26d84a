import { randomBytes } from "node:crypto";
import { ensureFingerprintKey, minKeyBytes, parseFingerprintKey } from "../../fingerprint-key.ts";
import { CannotWork } from "../cannot-work.ts";
import { type Terminal, write } from "../terminal.ts";
import { stateFolder } from "../user-folders.ts";

/** The one that was set, or this user's own, made at the first scan; where it cannot be kept, one for this scan alone. */
export async function fingerprintKeyFor({ environment, stderr }: Terminal): Promise<Buffer> {
  const chosen = environment.REKEY_FINGERPRINT_KEY?.trim();
  if (chosen) return parseFingerprintKey(chosen) ?? refuse();
  const folder = stateFolder(environment);
  try {
    return await ensureFingerprintKey(folder);
  } catch {
    await write(stderr, `rekey: ${folder} holds no key and takes none; fingerprints will differ from scan to scan.\n`);
    return randomBytes(minKeyBytes);
  }
}

function refuse(): never {
  throw new CannotWork(
    `REKEY_FINGERPRINT_KEY must be at least ${minKeyBytes} random bytes in hex or base64: openssl rand -hex ${minKeyBytes}`,
  );
}
