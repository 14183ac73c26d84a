import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export async function recordPublication(db: Kysely<Tables>, repositoryId: number, at: Date): Promise<void> {
  await db
    .insertInto("publications")
    .values({ repository_id: repositoryId, published_at: at.toISOString() })
    .onConflict((conflict) => conflict.column("repository_id").doNothing())
    .execute();
}

export async function publicSince(db: Kysely<Tables>, repositoryId: number): Promise<string | undefined> {
  const row = await db
    .selectFrom("publications")
    .select("published_at")
    .where("repository_id", "=", repositoryId)
    .executeTakeFirst();
  return row?.published_at;
}
