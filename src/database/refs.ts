import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export async function knownRefs(db: Kysely<Tables>, repositoryId: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom("refs").select(["ref", "sha"]).where("repository_id", "=", repositoryId).execute();
  return new Map(rows.map(({ ref, sha }) => [ref, sha]));
}

export async function recordRefs(
  db: Kysely<Tables>,
  repositoryId: number,
  refs: ReadonlyMap<string, string | undefined>,
): Promise<void> {
  for (const [ref, sha] of refs) {
    if (sha === undefined) {
      await db.deleteFrom("refs").where("repository_id", "=", repositoryId).where("ref", "=", ref).execute();
      continue;
    }
    await db
      .insertInto("refs")
      .values({ repository_id: repositoryId, ref, sha })
      .onConflict((conflict) => conflict.columns(["repository_id", "ref"]).doUpdateSet({ sha }))
      .execute();
  }
}
