import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import Database, { SqliteError } from "better-sqlite3";
import { StartError } from "../errors.ts";

/**
 * Makes the directory and keeps every other process out of it until `release()` or the end of this process, however it
 * ends: the lock is one that the operating system holds on an open file, so a killed process leaves none behind.
 * Throws `StartError` naming the directory and the process that has it.
 */
export function lockDirectory(directory: string): { release(): void } {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? ` (${cause.code})` : "";
    throw new StartError(
      `The data directory ${directory} cannot be made${code}. Set REKEY_DATA_DIR to a directory that this user may write to.`,
      { cause },
    );
  }
  const holderPath = join(directory, "lock.holder");
  // SQLite brings file locks that work on every system; nothing is ever written to this database. It must not be opened
  // by other means in this process: POSIX drops a process's locks on a file when it closes any handle of that file.
  const database = new Database(join(directory, "lock"), { timeout: 0 });
  try {
    database.exec("begin exclusive");
  } catch (error) {
    database.close();
    if (!(error instanceof SqliteError) || error.code !== "SQLITE_BUSY") throw error;
    throw new StartError(
      `The data directory ${directory} is in use by ${readHolder(holderPath)}. Stop that Rekey, or set REKEY_DATA_DIR to another directory.`,
    );
  }
  writeFileSync(holderPath, `process ${process.pid} on ${hostname()}\n`);
  return { release: () => database.close() };
}

function readHolder(path: string): string {
  try {
    return readFileSync(path, "utf8").trim();
  } catch {
    // The other process has the lock and is about to write its name.
    return "another process";
  }
}
