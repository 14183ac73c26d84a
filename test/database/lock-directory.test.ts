import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { lockDirectory } from "../../src/database/lock-directory.ts";
import { StartError } from "../../src/errors.ts";

test("a directory that another process has is refused, naming both", async () => {
  const directory = await createDirectory();
  const { pid } = await holdLock(directory);
  const problem = `${directory} is in use by process ${pid} on `;
  expect(() => lockDirectory(directory)).toThrow(StartError);
  expect(() => lockDirectory(directory)).toThrow(problem);
});

test("a process that is killed leaves no lock behind", async () => {
  const directory = await createDirectory();
  const holder = await holdLock(directory);
  holder.kill("SIGKILL");
  await once(holder, "close");
  lockDirectory(directory).release();
});

test("a directory is locked once in one process too, and free again when it is released", async () => {
  const directory = await createDirectory();
  const lock = lockDirectory(directory);
  expect(() => lockDirectory(directory)).toThrow(`process ${process.pid} on `);
  lock.release();
  lockDirectory(directory).release();
});

test("two directories are locked independently, and made where they are missing", async () => {
  const directory = await createDirectory();
  const locks = ["a", "b/c"].map((name) => lockDirectory(join(directory, name)));
  for (const lock of locks) lock.release();
});

async function createDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

async function holdLock(directory: string): Promise<ChildProcess> {
  const script = new URL("../support/hold-lock.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [script, directory], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  return child;
}
