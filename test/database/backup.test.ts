import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { backUp, restore } from "../../src/database/backup.ts";
import { lockDirectory } from "../../src/database/lock-directory.ts";
import { openSqlite } from "../../src/database/open-sqlite.ts";
import { ensureFingerprintKey } from "../../src/fingerprint-key.ts";
import { examinePull } from "../support/jobs.ts";

/** A data directory with a database of one job, in use, and where a backup can go. */
async function start() {
  const root = await mkdtemp(join(tmpdir(), "rekey-backup-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const data = join(root, "data");
  const lock = lockDirectory(data);
  const store = await openSqlite(join(data, "rekey.sqlite"));
  await store.queue.enqueue(examinePull(1));
  const key = await ensureFingerprintKey(data);
  return { data, backup: join(root, "backup"), elsewhere: join(root, "elsewhere"), store, key, lock };
}

test("a backup of a Rekey that runs brings back what it knew, with its key", async () => {
  const { data, backup, elsewhere, store, key, lock } = await start();
  expect(await backUp(data, backup)).toEqual(["rekey.sqlite", "fingerprint.key"]);
  await store.queue.enqueue(examinePull(2));
  await store.close();
  lock.release();

  await restore(backup, elsewhere);
  const restored = await openSqlite(join(elsewhere, "rekey.sqlite"));
  expect(await restored.queue.counts()).toMatchObject({ queued: 1 });
  await restored.close();
  expect(await ensureFingerprintKey(elsewhere)).toEqual(key);
});

test("nothing is overwritten, and no running Rekey is restored under", async () => {
  const { data, backup, store, lock } = await start();
  await backUp(data, backup);
  await expect(backUp(data, backup)).rejects.toThrow("is not empty");
  await expect(restore(backup, data)).rejects.toThrow("in use");
  await store.close();
  lock.release();
  await expect(restore(backup, data)).rejects.toThrow("already");
});

test("a damaged backup is refused, and leaves nothing behind", async () => {
  const { data, backup, elsewhere, store, lock } = await start();
  await backUp(data, backup);
  await writeFile(join(backup, "rekey.sqlite"), "half of it");
  await expect(restore(backup, elsewhere)).rejects.toThrow("not what was backed up");
  await expect(readdir(elsewhere)).rejects.toThrow("ENOENT");
  await store.close();
  lock.release();
});
