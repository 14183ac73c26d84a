import type { Kysely, Selectable } from "kysely";
import { Job, type Repository } from "../jobs/job.ts";
import type { CheckOnHead, KnownRepository, LatestCheckRun, OpenCheckRun } from "./store.ts";
import type { Tables } from "./tables.ts";

/** Recorded again, a check run counts as open again: to conclude it twice does no harm, to leave it open does. */
export async function recordCheckRun(db: Kysely<Tables>, check: OpenCheckRun, now: Date): Promise<void> {
  const row = {
    job_id: check.jobId,
    installation: check.installation,
    repository_id: check.repositoryId,
    owner: check.owner,
    repository: check.repository,
    head_sha: check.headSha,
    name: check.name,
    check_run_id: check.checkRunId,
    subject: JSON.stringify(Job.parse(check.subject)),
    opened_at: now.toISOString(),
    concluded_at: null,
  };
  await db
    .insertInto("check_runs")
    .values({ external_id: check.externalId, ...row })
    .onConflict((conflict) => conflict.column("external_id").doUpdateSet(row))
    .execute();
}

export async function concludedCheckRun(db: Kysely<Tables>, externalId: string, now: Date): Promise<void> {
  await db
    .updateTable("check_runs")
    .set({ concluded_at: now.toISOString() })
    .where("external_id", "=", externalId)
    .execute();
}

export async function openCheckRuns(db: Kysely<Tables>, jobId: string | undefined): Promise<readonly OpenCheckRun[]> {
  const open = db.selectFrom("check_runs").selectAll().where("concluded_at", "is", null).orderBy("external_id");
  const rows = await (jobId === undefined ? open : open.where("job_id", "=", jobId)).execute();
  return rows.map(toCheckRun);
}

/** After two weeks GitHub itself declares a run stale. */
const staleAfterMs = 14 * 24 * 60 * 60 * 1000;

export async function orphanedCheckRuns(db: Kysely<Tables>, now: Date): Promise<readonly OpenCheckRun[]> {
  const living = db
    .selectFrom("jobs")
    .select(({ cast }) => cast<string>("id", "text").as("id"))
    .where("state", "in", ["queued", "running"]);
  const rows = await db
    .selectFrom("check_runs")
    .selectAll()
    .where("concluded_at", "is", null)
    .where("opened_at", ">", new Date(now.getTime() - staleAfterMs).toISOString())
    .where("job_id", "not in", living)
    .orderBy("external_id")
    .execute();
  return rows.map(toCheckRun);
}

/** By their latest names, since repositories are renamed. */
export async function knownRepositories(db: Kysely<Tables>, installation: number): Promise<readonly Repository[]> {
  const rows = await db
    .selectFrom("check_runs")
    .select(["repository_id as id", "owner", "repository as name"])
    .where("installation", "=", installation)
    .orderBy("opened_at")
    .execute();
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

export async function everyRepository(db: Kysely<Tables>): Promise<readonly KnownRepository[]> {
  const rows = await db
    .selectFrom("check_runs")
    .select(["installation", "repository_id as id", "owner", "repository as name"])
    .groupBy(["installation", "repository_id", "owner", "repository"])
    .orderBy(({ fn }) => fn.max("opened_at"))
    .execute();
  const known = rows.map(({ installation, ...repository }): KnownRepository => ({ installation, repository }));
  return [...new Map(known.map((one) => [one.repository.id, one])).values()];
}

export async function subjectsOf(db: Kysely<Tables>, repositoryId: number, headSha: string): Promise<readonly Job[]> {
  const rows = await db
    .selectFrom("check_runs")
    .select("subject")
    .distinct()
    .where("repository_id", "=", repositoryId)
    .where("head_sha", "=", headSha)
    .execute();
  return rows.map(({ subject }) => Job.parse(JSON.parse(subject)));
}

export async function latestCheckRun(db: Kysely<Tables>, head: CheckOnHead): Promise<LatestCheckRun | undefined> {
  const row = await db
    .selectFrom("check_runs")
    .select(["check_run_id", "concluded_at"])
    .where("repository_id", "=", head.repositoryId)
    .where("head_sha", "=", head.headSha)
    .where("name", "=", head.name)
    // GitHub's ids grow.
    .orderBy("check_run_id", "desc")
    .executeTakeFirst();
  return row && { checkRunId: row.check_run_id, isConcluded: row.concluded_at !== null };
}

function toCheckRun(row: Selectable<Tables["check_runs"]>): OpenCheckRun {
  return {
    externalId: row.external_id,
    jobId: row.job_id,
    installation: row.installation,
    repositoryId: row.repository_id,
    owner: row.owner,
    repository: row.repository,
    headSha: row.head_sha,
    name: row.name,
    checkRunId: row.check_run_id,
    subject: Job.parse(JSON.parse(row.subject)),
  };
}
