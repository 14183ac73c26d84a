import type { Kysely } from "kysely";
import type { AnnouncedHead, CheckOnHead, WithdrawnHeads } from "./store.ts";
import type { Tables } from "./tables.ts";

/** A job that takes longer has died, or its installation is gone. */
const awaitedForMs = 30 * 60 * 1000;

export async function announceHead(db: Kysely<Tables>, head: AnnouncedHead, now: Date): Promise<void> {
  const announced_at = now.toISOString();
  await db
    .insertInto("announced_heads")
    .values({ repository_id: head.repositoryId, head_sha: head.headSha, subject: head.subject, announced_at })
    .onConflict((conflict) => conflict.columns(["repository_id", "head_sha", "subject"]).doUpdateSet({ announced_at }))
    .execute();
}

export async function withdrawHeads(
  db: Kysely<Tables>,
  { repositoryId, subject, ...withdrawn }: WithdrawnHeads,
): Promise<void> {
  await db
    .deleteFrom("announced_heads")
    .where("repository_id", "=", repositoryId)
    .where("subject", "=", subject)
    .where("announced_at", "<", withdrawn.before.toISOString())
    .where("head_sha", "!=", withdrawn.except ?? "")
    .execute();
}

export async function awaitedOn(db: Kysely<Tables>, head: CheckOnHead, now: Date): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("announced_heads as announced")
    .select("announced.subject")
    .where("announced.repository_id", "=", head.repositoryId)
    .where("announced.head_sha", "=", head.headSha)
    .where("announced.announced_at", ">", new Date(now.getTime() - awaitedForMs).toISOString())
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("verdicts")
            .select("verdicts.subject")
            .where("verdicts.name", "=", head.name)
            .whereRef("verdicts.repository_id", "=", "announced.repository_id")
            .whereRef("verdicts.head_sha", "=", "announced.head_sha")
            .whereRef("verdicts.subject", "=", "announced.subject")
            .whereRef("verdicts.judged_at", ">=", "announced.announced_at"),
        ),
      ),
    )
    .orderBy("announced.subject")
    .execute();
  return rows.map(({ subject }) => subject);
}
