import { resolve } from "node:path";
import { backUp, restore } from "../database/backup.ts";
import { readDatabaseEnv, readSource } from "../env.ts";
import { StartError } from "../errors.ts";
import { CannotWork } from "./cannot-work.ts";
import type { Arguments } from "./parse-arguments.ts";
import { type ExitStatus, type Terminal, write } from "./terminal.ts";

/** `rekey backup <folder>`. */
export async function backupCommand(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const { folder, dataDirectory } = placesOf(args, terminal);
  const names = await orCannotWork(backUp(dataDirectory, folder));
  await write(terminal.stdout, `${folder} has ${names.join(" and ")}. Keep it like a password.\n`);
  return 0;
}

/** `rekey restore <folder>`. */
export async function restoreCommand(args: Arguments, terminal: Terminal): Promise<ExitStatus> {
  const { folder, dataDirectory } = placesOf(args, terminal);
  const names = await orCannotWork(restore(folder, dataDirectory));
  await write(terminal.stdout, `${dataDirectory} has ${names.join(" and ")} again.\n`);
  return 0;
}

function placesOf({ command, words }: Arguments, { directory, environment }: Terminal) {
  const [folder, ...more] = words;
  if (folder === undefined || more.length > 0) throw new CannotWork(`Name one folder: rekey ${command.name} <folder>.`);
  try {
    const { databaseUrl, dataDirectory } = readDatabaseEnv(readSource(directory, environment));
    if (databaseUrl !== undefined)
      throw new CannotWork(`DATABASE_URL is set: use PostgreSQL's own tools, pg_dump and pg_restore.`);
    return { folder: resolve(directory, folder), dataDirectory: resolve(directory, dataDirectory) };
  } catch (error) {
    throw error instanceof StartError ? new CannotWork(error.message) : error;
  }
}

async function orCannotWork<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof StartError ? new CannotWork(error.message) : error;
  }
}
