import type { Kysely, Selectable } from "kysely";
import type { IssueReference } from "../github/port.ts";
import type { HistoryExamination, HistoryGap, HistoryJudges, HistoryPage } from "./store.ts";
import type { HistoryTable, Tables } from "./tables.ts";

export async function readHistory(db: Kysely<Tables>, repositoryId: number): Promise<HistoryExamination | undefined> {
  const row = await db.selectFrom("histories").selectAll().where("repository_id", "=", repositoryId).executeTakeFirst();
  return row && toExamination(row);
}

/** Call it in a transaction. */
export async function beginHistory(
  db: Kysely<Tables>,
  repositoryId: number,
  judges: HistoryJudges,
): Promise<HistoryExamination> {
  const { rules, version } = judges;
  const row = { rules, version, examined_at: null, tips: "", files: 0, bytes: 0, gaps: 0 };
  await db.deleteFrom("history_pages").where("repository_id", "=", repositoryId).execute();
  await db.deleteFrom("history_gaps").where("repository_id", "=", repositoryId).execute();
  const begun = await db
    .insertInto("histories")
    .values({ repository_id: repositoryId, ...row })
    .onConflict((conflict) => conflict.column("repository_id").doUpdateSet(row))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toExamination(begun);
}

export async function historyPages(db: Kysely<Tables>, repositoryId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("history_pages")
    .select("lines")
    .where("repository_id", "=", repositoryId)
    .orderBy("page")
    .execute();
  return rows.map(({ lines }) => lines);
}

/** Call it in a transaction. */
export async function recordHistoryPage(
  db: Kysely<Tables>,
  repositoryId: number,
  { lines, files, bytes, gaps }: HistoryPage,
): Promise<void> {
  const told = await insertGaps(db, repositoryId, gaps);
  await db
    .updateTable("histories")
    .set((eb) => ({ files: eb("files", "+", files), bytes: eb("bytes", "+", bytes), gaps: eb("gaps", "+", told) }))
    .where("repository_id", "=", repositoryId)
    .execute();
  await insertPage(db, repositoryId, lines);
}

/** Call it in a transaction. */
export async function endHistory(
  db: Kysely<Tables>,
  repositoryId: number,
  { tips, lines, now }: { readonly tips: readonly string[]; readonly lines: string; readonly now: Date },
): Promise<void> {
  await db.deleteFrom("history_pages").where("repository_id", "=", repositoryId).execute();
  await insertPage(db, repositoryId, lines);
  await db
    .updateTable("histories")
    .set({ tips: tips.join(" "), examined_at: now.toISOString() })
    .where("repository_id", "=", repositoryId)
    .execute();
}

async function insertPage(db: Kysely<Tables>, repositoryId: number, lines: string): Promise<void> {
  if (lines === "") return;
  const last = await db
    .selectFrom("history_pages")
    .select(({ fn }) => fn.max("page").as("page"))
    .where("repository_id", "=", repositoryId)
    .executeTakeFirst();
  const page = (last?.page ?? 0) + 1;
  await db.insertInto("history_pages").values({ repository_id: repositoryId, page, lines }).execute();
}

/** Nobody reads more of them, and whoever wrote the history decides how many there are. */
const mostGaps = 1_000;

/** Returns how many there are that were not known; beyond the limit each counts, and none is kept. */
async function insertGaps(db: Kysely<Tables>, repositoryId: number, gaps: readonly HistoryGap[]): Promise<number> {
  let told = 0;
  let kept = (await historyGaps(db, repositoryId)).length;
  for (const gap of gaps) {
    if (kept >= mostGaps) {
      told += 1;
      continue;
    }
    const { numInsertedOrUpdatedRows = 0n } = await db
      .insertInto("history_gaps")
      .values({ repository_id: repositoryId, ...gap })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    told += Number(numInsertedOrUpdatedRows);
    kept += Number(numInsertedOrUpdatedRows);
  }
  return told;
}

export async function historyGaps(db: Kysely<Tables>, repositoryId: number): Promise<readonly HistoryGap[]> {
  return db
    .selectFrom("history_gaps")
    .select(["what", "why"])
    .where("repository_id", "=", repositoryId)
    .orderBy("what")
    .orderBy("why")
    .execute();
}

export async function recordHistoryReport(
  db: Kysely<Tables>,
  repositoryId: number,
  issue: IssueReference,
): Promise<void> {
  await db
    .updateTable("histories")
    .set({ report_owner: issue.owner, report_repository: issue.repository, report_number: issue.number })
    .where("repository_id", "=", repositoryId)
    .execute();
}

function toExamination(row: Selectable<HistoryTable>): HistoryExamination {
  const { rules, version, files, bytes, gaps } = row;
  const tips = row.tips === "" ? [] : row.tips.split(" ");
  return { rules, version, files, bytes, gaps, tips, examinedAt: row.examined_at ?? undefined, report: toReport(row) };
}

function toReport({
  report_owner,
  report_repository,
  report_number,
}: Selectable<HistoryTable>): IssueReference | undefined {
  if (report_owner === null || report_repository === null || report_number === null) return undefined;
  return { owner: report_owner, repository: report_repository, number: report_number };
}
