import { access, constants, statfs } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { withClient } from "../database/connect-postgres.ts";
import { lockDirectory } from "../database/lock-directory.ts";
import { schemaVersion } from "../database/migrate-postgres.ts";
import type { Env, Source } from "../env.ts";
import { StartError } from "../errors.ts";
import { checkGitVersion } from "../git/git-version.ts";
import { type Diagnosis, ok, problem, warning } from "./diagnosis.ts";

const gigabyte = 1024 ** 3;
const leastFreeBytes = gigabyte;

/** Git, the data directory, the disk and the database. Writes nothing but the lock, and that only while nobody holds it. */
export async function examineMachine(
  source: Source,
  { dataDirectory, databaseUrl }: Pick<Env, "dataDirectory" | "databaseUrl">,
): Promise<readonly Diagnosis[]> {
  const database =
    databaseUrl === undefined ? examineSqlite(join(dataDirectory, "rekey.sqlite")) : await examinePostgres(databaseUrl);
  return [await examineGit(source), ...(await examineDirectory(dataDirectory)), database];
}

async function examineGit(source: Source): Promise<Diagnosis> {
  try {
    return ok("git", await checkGitVersion(source));
  } catch (error) {
    if (error instanceof StartError) return problem("git", "cannot be used", error.message);
    throw error;
  }
}

async function examineDirectory(directory: string): Promise<Diagnosis[]> {
  const what = "data directory";
  try {
    await access(directory, constants.R_OK | constants.W_OK);
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (isMissing) return [warning(what, `${directory} is not there yet`, "It is made at the first start.")];
    const advice = "Give this user the right to read and write it, or set REKEY_DATA_DIR to another.";
    return [problem(what, `${directory} cannot be written`, advice)];
  }
  return [holderOf(directory), await examineDisk(directory)];
}

function holderOf(directory: string): Diagnosis {
  try {
    lockDirectory(directory).release();
    return ok("data directory", directory);
  } catch (error) {
    if (error instanceof StartError) return ok("data directory", `${directory}, in use by a Rekey that runs`);
    throw error;
  }
}

async function examineDisk(directory: string): Promise<Diagnosis> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  const says = `${(free / gigabyte).toFixed(1)} GB free`;
  if (free >= leastFreeBytes) return ok("disk", says);
  return problem(
    "disk",
    says,
    "Make room: the git caches below the data directory may be deleted while Rekey stands still.",
  );
}

function examineSqlite(path: string): Diagnosis {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const answer = String(database.pragma("quick_check(1)", { simple: true }));
      const version = Number(database.pragma("user_version", { simple: true }));
      if (answer === "ok") return ok("database", `whole, version ${version}`);
      return problem("database", "is damaged", "Stop Rekey and restore the last backup: `rekey restore`.");
    } finally {
      database.close();
    }
  } catch {
    return warning("database", "there is none, or it does not open", "It is made at the first start.");
  }
}

async function examinePostgres(url: string): Promise<Diagnosis> {
  try {
    const { reached, known } = await withClient(url, schemaVersion);
    const says = `PostgreSQL, tables of version ${reached}`;
    if (reached > known)
      return problem("database", says, `This Rekey knows versions up to ${known}: use the newer one.`);
    if (reached < known)
      return warning("database", says, "The next start brings them up to date, or `rekey db migrate`.");
    return ok("database", says);
  } catch (error) {
    if (error instanceof StartError) return problem("database", "cannot be used", error.message);
    throw error;
  }
}
