import type { Kysely, Selectable } from "kysely";
import { Job } from "../jobs/job.ts";
import type { Transaction } from "./database.ts";
import { deliveriesOf } from "./deliveries.ts";
import { backgroundPriority } from "./enqueue-job.ts";
import type { ClaimedJob, Urgency } from "./store.ts";
import type { JobTable, Tables } from "./tables.ts";

/** What may be claimed: background jobs only where there is room for them. */
export type Scope = "any" | Extract<Urgency, "live">;

/** Long enough for a database that is being restarted, short enough for a check that somebody waits for. */
const holdMs = 30_000;

export function heldUntil(now: Date): string {
  return new Date(now.getTime() + holdMs).toISOString();
}

/**
 * Claims are made one after another, also by different processes: what is fair, and whether a key runs, depends on what the
 * others have just claimed.
 */
export async function claimJob(trx: Transaction, scope: Scope, now: Date): Promise<ClaimedJob | undefined> {
  await trx.lock("claim");
  for (;;) {
    const row = await claimRow(trx.db, scope, now);
    if (!row) return undefined;
    const job = Job.safeParse(JSON.parse(row.payload));
    if (job.success) return { ...toClaimed(row, job.data), deliveries: await deliveriesOf(trx.db, row.id) };
    const problem = `This version of Rekey does not understand the job "${row.name}", which another version queued.`;
    await trx.db
      .updateTable("jobs")
      .set({ state: "dead", finished_at: now.toISOString(), held_until: null, problem })
      .where("id", "=", row.id)
      .execute();
  }
}

/** When the next job that may be claimed is due. */
export async function nextDue(db: Kysely<Tables>, scope: Scope): Promise<Date | undefined> {
  const row = await db
    .selectFrom("jobs")
    .select(({ fn }) => fn.min("run_at").as("run_at"))
    .where("state", "=", "queued")
    .where("priority", "<=", lastPriority(scope))
    .where("job_key", "not in", runningKeys(db))
    .executeTakeFirst();
  return row?.run_at ? new Date(row.run_at) : undefined;
}

async function claimRow(db: Kysely<Tables>, scope: Scope, now: Date): Promise<Selectable<JobTable> | undefined> {
  return await db
    .updateTable("jobs")
    .set(({ eb }) => ({
      state: "running",
      started_at: now.toISOString(),
      held_until: heldUntil(now),
      run: eb("run", "+", 1),
    }))
    .where("id", "=", nextJob(db, scope, now))
    // It may have been dropped with its installation meanwhile.
    .where("state", "=", "queued")
    .returningAll()
    .executeTakeFirst();
}

/**
 * Of the first jobs of all installations, the one of the installation with the fewest runs: one busy organisation does not keep
 * the others waiting. Each first job is one look into an index, so that a backlog of thousands costs nothing.
 */
function nextJob(db: Kysely<Tables>, scope: Scope, now: Date) {
  return db
    .selectFrom((eb) =>
      eb.selectFrom("jobs").select("installation").distinct().where("state", "=", "queued").as("waiting"),
    )
    .innerJoin("jobs as first", (join) =>
      join.on("first.id", "=", (eb) =>
        eb
          .selectFrom("jobs as candidate")
          .select("candidate.id")
          .where("candidate.state", "=", "queued")
          .whereRef("candidate.installation", "=", "waiting.installation")
          .where("candidate.run_at", "<=", now.toISOString())
          .where("candidate.priority", "<=", lastPriority(scope))
          .where("candidate.job_key", "not in", runningKeys(db))
          .orderBy("candidate.priority")
          .orderBy("candidate.run_at")
          .orderBy("candidate.id")
          .limit(1),
      ),
    )
    .select("first.id")
    .orderBy("first.priority")
    .orderBy((eb) =>
      eb
        .selectFrom("jobs as other")
        .select(({ fn }) => fn.countAll().as("runs"))
        .where("other.state", "=", "running")
        .whereRef("other.installation", "=", "first.installation"),
    )
    .orderBy("first.run_at")
    .orderBy("first.id")
    .limit(1);
}

function lastPriority(scope: Scope): number {
  return scope === "any" ? backgroundPriority : backgroundPriority - 1;
}

function runningKeys(db: Kysely<Tables>) {
  return db.selectFrom("jobs").select("job_key").where("state", "=", "running");
}

function toClaimed(row: Selectable<JobTable>, job: Job): Omit<ClaimedJob, "deliveries"> {
  return {
    id: `${row.id}`,
    run: row.run,
    job,
    urgency: row.priority === backgroundPriority ? "background" : "live",
    attempts: row.attempts,
    cutOffs: row.cut_offs,
    queuedAt: new Date(row.queued_at),
  };
}
