import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Databases take some thousands of values in one statement. */
const keysPerStatement = 500;

export async function cleanBlobs(
  db: Kysely<Tables>,
  keys: readonly string[],
): Promise<ReadonlyMap<string, { readonly bytes: number }>> {
  const known = new Map<string, { readonly bytes: number }>();
  for (let start = 0; start < keys.length; start += keysPerStatement) {
    const some = keys.slice(start, start + keysPerStatement);
    const rows = await db.selectFrom("clean_blobs").select(["key", "bytes"]).where("key", "in", some).execute();
    for (const { key, bytes } of rows) known.set(key, { bytes });
  }
  return known;
}

export async function recordCleanBlobs(
  db: Kysely<Tables>,
  blobs: ReadonlyMap<string, { readonly bytes: number }>,
  now: Date,
): Promise<void> {
  const rows = [...blobs].map(([key, { bytes }]) => ({ key, bytes, examined_at: now.toISOString() }));
  for (let start = 0; start < rows.length; start += keysPerStatement) {
    await db
      .insertInto("clean_blobs")
      .values(rows.slice(start, start + keysPerStatement))
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
  }
}
