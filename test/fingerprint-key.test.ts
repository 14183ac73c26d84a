import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../src/database/open-sqlite.ts";
import { StartError } from "../src/errors.ts";
import { ensureFingerprintKey, refuseOtherKey } from "../src/fingerprint-key.ts";

test("the key is made once, of 32 bytes, readable by its owner alone", async () => {
  const directory = join(await createDirectory(), "data");
  const key = await ensureFingerprintKey(directory);
  expect(key).toHaveLength(32);
  expect(await ensureFingerprintKey(directory)).toEqual(key);
  expect((await stat(join(directory, "fingerprint.key"))).mode & 0o777).toBe(0o600);
});

test("two directories have different keys", async () => {
  const [first, second] = [await createDirectory(), await createDirectory()];
  expect(await ensureFingerprintKey(first)).not.toEqual(await ensureFingerprintKey(second));
});

test("a file that holds no key is refused and left as it is", async () => {
  const directory = await createDirectory();
  const path = join(directory, "fingerprint.key");
  await writeFile(path, "half a ke");
  await expect(ensureFingerprintKey(directory)).rejects.toThrow(StartError);
  expect(await readFile(path, "utf8")).toBe("half a ke");
});

test("a database goes with one key, and whoever comes with another does not start", async () => {
  const store = await openSqlite(":memory:");
  onTestFinished(() => store.close());
  const [first, second] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  await refuseOtherKey(store, first);
  await expect(refuseOtherKey(store, second)).rejects.toThrow(/made with another key.*REKEY_FINGERPRINT_KEY/);
  await expect(refuseOtherKey(store, first)).resolves.toBeUndefined();
});

async function createDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}
