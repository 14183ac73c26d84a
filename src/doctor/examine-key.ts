import { join } from "node:path";
import Database from "better-sqlite3";
import { withClient } from "../database/connect-postgres.ts";
import type { Env } from "../env.ts";
import { StartError } from "../errors.ts";
import { checkValueOf, otherKeyAdvice, readFingerprintKey } from "../fingerprint-key.ts";
import { type Diagnosis, ok, problem } from "./diagnosis.ts";

const what = "fingerprint key";
const query = "select check_value from fingerprint_keys";

/** Whether it is the one that the database's fingerprints are made with. Nothing is said of a database that knows none yet. */
export async function examineKey(
  env: Pick<Env, "databaseUrl" | "dataDirectory" | "fingerprintKey">,
): Promise<readonly Diagnosis[]> {
  const { databaseUrl, dataDirectory } = env;
  try {
    const known = await (databaseUrl === undefined ? knownToFile(dataDirectory) : knownToPostgres(databaseUrl));
    if (known === undefined) return [];
    const key = env.fingerprintKey ?? (await readFingerprintKey(dataDirectory));
    if (key === undefined) return [problem(what, "is missing", otherKeyAdvice)];
    return [
      checkValueOf(key) === known ? ok(what, "that of the database") : problem(what, "is another", otherKeyAdvice),
    ];
  } catch (error) {
    if (error instanceof StartError) return [problem(what, "cannot be used", error.message)];
    throw error;
  }
}

/** Undefined also where there is no such database or table: others tell of that. */
function knownToFile(dataDirectory: string): string | undefined {
  try {
    const database = new Database(join(dataDirectory, "rekey.sqlite"), { readonly: true, fileMustExist: true });
    try {
      return database.prepare<[], string>(query).pluck().get();
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

async function knownToPostgres(url: string): Promise<string | undefined> {
  return await withClient(url, async (client) => {
    const { rows } = await client.query(query);
    return rows[0]?.check_value;
  }).catch(() => undefined);
}
