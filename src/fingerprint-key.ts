import { createHmac, randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "./database/store.ts";
import { StartError } from "./errors.ts";

/**
 * The key of this installation's fingerprints, made at the first start. Whoever has it can test guesses against what is
 * stored; whoever loses it meets every credential as a new one. Call it under the directory's lock.
 */
export async function ensureFingerprintKey(dataDirectory: string): Promise<Buffer> {
  return (await readFingerprintKey(dataDirectory)) ?? (await writeKey(pathIn(dataDirectory), dataDirectory));
}

/** Undefined: there is none yet. Throws `StartError` where there is something else in its place. */
export async function readFingerprintKey(dataDirectory: string): Promise<Buffer | undefined> {
  const path = pathIn(dataDirectory);
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  if (/^[0-9a-f]{64}\n$/.test(text)) return Buffer.from(text, "hex");
  throw new StartError(
    `${path} does not hold a key. Restore it from a backup, or set REKEY_FINGERPRINT_KEY to the key.`,
  );
}

function pathIn(dataDirectory: string): string {
  return join(dataDirectory, "fingerprint.key");
}

/** What tells this key from others, and does not tell the key. */
export function checkValueOf(key: Buffer): string {
  return createHmac("sha256", key).update("Rekey: which key is this?").digest("hex");
}

export const otherKeyAdvice =
  "Set REKEY_FINGERPRINT_KEY to the key that the other processes have, or restore fingerprint.key from a backup. If the key is lost, or is meant to be another: `rekey db forget-key`.";

/** Throws `StartError`: two keys on one database would open two issues for one credential. */
export async function refuseOtherKey(store: Pick<Store, "agreesOnKey">, key: Buffer): Promise<void> {
  if (await store.agreesOnKey(checkValueOf(key))) return;
  throw new StartError(`The fingerprints in the database were made with another key. ${otherKeyAdvice}`);
}

/** Of a key that somebody has chosen. */
export const minKeyBytes = 32;

/** From hex or base64; undefined where it is neither, or too short. */
export function parseFingerprintKey(text: string): Buffer | undefined {
  const isHex = /^([0-9a-f]{2})+$/i.test(text);
  if (!isHex && !/^[A-Za-z0-9+/_-]+=*$/.test(text)) return undefined;
  const key = Buffer.from(text, isHex ? "hex" : "base64");
  return key.length < minKeyBytes ? undefined : key;
}

async function writeKey(path: string, dataDirectory: string): Promise<Buffer> {
  const key = randomBytes(32);
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  // Renamed when it is whole and on the disk: a crash must not leave half a key.
  const draft = `${path}.new`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(`${key.toString("hex")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  return key;
}
