import { createHash } from "node:crypto";
import { copyFile, mkdir, open, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { StartError } from "../errors.ts";
import { lockDirectory } from "./lock-directory.ts";

const databaseName = "rekey.sqlite";
const keyName = "fingerprint.key";
const listName = "SHA256SUMS";

/**
 * Copies the database, as it is at one moment, and the fingerprint key into an empty folder; Rekey may run meanwhile. The git
 * caches are not in it: they are fetched again. Throws `StartError`.
 */
export async function backUp(dataDirectory: string, folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new StartError(`${folder} is not empty. Name a new folder.`);
  const source = openExisting(join(dataDirectory, databaseName));
  try {
    await source.backup(join(folder, databaseName));
  } finally {
    source.close();
  }
  const hasKey = await copyIfThere(join(dataDirectory, keyName), join(folder, keyName));
  const names = hasKey ? [databaseName, keyName] : [databaseName];
  const sums = await Promise.all(names.map(async (name) => `${await sumOf(join(folder, name))}  ${name}\n`));
  await writeFile(join(folder, listName), sums.join(""), { mode: 0o600 });
  for (const name of [...names, listName]) await sync(join(folder, name));
  return names;
}

/** Puts a backup into a data directory that no Rekey uses and that has no database. Throws `StartError`. */
export async function restore(folder: string, dataDirectory: string): Promise<readonly string[]> {
  const names = await checkedNames(folder);
  const lock = lockDirectory(dataDirectory);
  try {
    const there = await readdir(dataDirectory);
    const inTheWay = there.filter((name) => name.startsWith(databaseName) || name === keyName);
    if (inTheWay.length > 0)
      throw new StartError(`${dataDirectory} has ${inTheWay.join(", ")} already. Move them away first.`);
    for (const name of names) {
      await copyFile(join(folder, name), join(dataDirectory, name));
      await sync(join(dataDirectory, name));
    }
    return names;
  } finally {
    lock.release();
  }
}

async function checkedNames(folder: string): Promise<readonly string[]> {
  const list = await readFile(join(folder, listName), "utf8").catch(() => "");
  const entries = list.split("\n").map((line) => /^([0-9a-f]{64}) {2}([\w.]+)$/.exec(line));
  const sums = entries.flatMap((entry) => (entry ? [{ sum: entry[1], name: entry[2] ?? "" }] : []));
  if (!sums.some(({ name }) => name === databaseName))
    throw new StartError(`${folder} is no backup: it has no ${listName} that names ${databaseName}.`);
  for (const { sum, name } of sums) {
    const isKnown = name === databaseName || name === keyName;
    if (!isKnown || (await sumOf(join(folder, name)).catch(() => undefined)) !== sum)
      throw new StartError(`${name} in ${folder} is not what was backed up. Use another backup.`);
  }
  return sums.map(({ name }) => name);
}

function openExisting(path: string): Database.Database {
  try {
    return new Database(path, { readonly: true, fileMustExist: true });
  } catch (cause) {
    throw new StartError(`There is no database at ${path}. Set REKEY_DATA_DIR to the data directory.`, { cause });
  }
}

async function copyIfThere(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

async function sumOf(path: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(path))
    .digest("hex");
}

/** What a backup says it has must be on the disk. */
async function sync(path: string): Promise<void> {
  const file = await open(path, "r+");
  await file.chmod(0o600);
  await file.sync();
  await file.close();
}
