import type { Kysely } from "kysely";
import type { HeadVerdict } from "./store.ts";
import type { Tables } from "./tables.ts";

/** The newest word of a subject on a head takes the place of its older one. */
export async function recordVerdict(db: Kysely<Tables>, verdict: HeadVerdict, now: Date): Promise<void> {
  const row = { output: JSON.stringify(verdict.output), judged_at: now.toISOString() };
  await db
    .insertInto("verdicts")
    .values({
      repository_id: verdict.repositoryId,
      head_sha: verdict.headSha,
      subject: verdict.subject,
      name: verdict.name,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(["repository_id", "head_sha", "name", "subject"]).doUpdateSet(row))
    .execute();
}

export async function verdictsOn(
  db: Kysely<Tables>,
  { repositoryId, headSha, name }: Pick<HeadVerdict, "repositoryId" | "headSha" | "name">,
): Promise<readonly HeadVerdict[]> {
  const rows = await db
    .selectFrom("verdicts")
    .select(["subject", "output"])
    .where("repository_id", "=", repositoryId)
    .where("head_sha", "=", headSha)
    .where("name", "=", name)
    .orderBy("subject")
    .execute();
  return rows.map(({ subject, output }) => ({ repositoryId, headSha, name, subject, output: JSON.parse(output) }));
}

export async function headJudgedLast(
  db: Kysely<Tables>,
  repositoryId: number,
  subject: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("verdicts")
    .select("head_sha")
    .where("repository_id", "=", repositoryId)
    .where("subject", "=", subject)
    .orderBy("judged_at", "desc")
    .executeTakeFirst();
  return row?.head_sha;
}
