import { type Kysely, type Selectable, sql, type UpdateObject } from "kysely";
import { Job, jobKey } from "../jobs/job.ts";
import type { ClaimedJob, Queue } from "./store.ts";
import type { Tables } from "./tables.ts";

/**
 * queued → running → done, back to queued (postponed, failed, cut off), or dead. A dead job is queued again when GitHub
 * redelivers what it came from. Functions that end a run do nothing to a job that is not running: a run that was given up
 * cannot undo what came after it.
 */
export function createQueue(db: Kysely<Tables>, now: () => Date): Queue {
  return {
    enqueue: (job, options) =>
      db.transaction().execute((trx) => enqueueJob(trx, job, { now: now(), runAt: options?.runAt ?? now() })),
    claim: () => claimJob(db, now()),
    async complete(id) {
      await endRun(db, id, { state: "done", finished_at: now().toISOString(), problem: null });
    },
    async postpone(id, runAt) {
      await endRun(db, id, { state: "queued", run_at: runAt.toISOString() });
    },
    async retry(id, runAt, problem) {
      await endRun(db, id, { state: "queued", run_at: runAt.toISOString(), problem, attempts: sql`attempts + 1` });
    },
    bury: (id, problem, followUp) =>
      db.transaction().execute((trx) => buryJob(trx, { id, problem, followUp, now: now() })),
    recover: () => recoverJobs(db, now()),
    counts: () => countJobs(db),
    nextDue: () => nextDue(db),
  };
}

/**
 * An equal job that is queued stands for both. One that was never started runs at the earlier time; one that waits after a run
 * keeps its time, and how long it may wait is counted anew, since what is asked for now must not be given up with it.
 */
export async function enqueueJob(
  db: Kysely<Tables>,
  job: Job,
  { now, runAt }: { readonly now: Date; readonly runAt: Date },
): Promise<string> {
  // Parsing brings the fields into the schema's order and drops what does not belong to the job.
  const parsed = Job.parse(job);
  const equal = await db
    .selectFrom("jobs")
    .select(["id", "run_at", "started_at"])
    .where("state", "=", "queued")
    .where("job_key", "=", jobKey(parsed))
    .where("payload", "=", JSON.stringify(parsed))
    .orderBy("id")
    .executeTakeFirst();
  if (!equal) return await insertJob(db, parsed, { now, runAt });
  const isEarlier = equal.started_at === null && runAt.toISOString() < equal.run_at;
  await db
    .updateTable("jobs")
    .set({ queued_at: now.toISOString(), ...(isEarlier ? { run_at: runAt.toISOString() } : {}) })
    .where("id", "=", equal.id)
    .execute();
  return `${equal.id}`;
}

async function insertJob(
  db: Kysely<Tables>,
  job: Job,
  { now, runAt }: { readonly now: Date; readonly runAt: Date },
): Promise<string> {
  const { id } = await db
    .insertInto("jobs")
    .values({
      job_key: jobKey(job),
      name: job.name,
      payload: JSON.stringify(job),
      installation: job.installation,
      priority: priorityOf(job),
      state: "queued",
      attempts: 0,
      queued_at: now.toISOString(),
      run_at: runAt.toISOString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return `${id}`;
}

/** A check that hangs blocks a merge, so it is concluded first; then come the checks that a person waits for. */
function priorityOf(job: Job): number {
  switch (job.name) {
    case "conclude-checks":
      return 0;
    case "examine-push":
    case "examine-pull":
    case "examine-group":
    case "rerun-checks":
      return 1;
    case "adopt-repository":
    case "examine-text":
    case "examine-wiki":
    case "compare-refs":
    case "ensure-rotation-issue":
      return 2;
    default:
      return job satisfies never;
  }
}

async function claimJob(db: Kysely<Tables>, now: Date): Promise<ClaimedJob | undefined> {
  const row = await db
    .updateTable("jobs")
    .set({ state: "running", started_at: now.toISOString() })
    .where("id", "=", (eb) =>
      eb
        .selectFrom("jobs as candidate")
        .select("candidate.id")
        .where("candidate.state", "=", "queued")
        .where("candidate.run_at", "<=", now.toISOString())
        .where("candidate.job_key", "not in", runningKeys(db))
        .orderBy("candidate.priority")
        .orderBy("candidate.run_at")
        .orderBy("candidate.id")
        .limit(1),
    )
    .returningAll()
    .executeTakeFirst();
  if (!row) return undefined;
  const job = Job.safeParse(JSON.parse(row.payload));
  if (job.success) return toClaimed(row, job.data);
  const problem = `This version of Rekey does not understand the job "${row.name}", which another version queued.`;
  await endRun(db, `${row.id}`, { state: "dead", finished_at: now.toISOString(), problem });
  return await claimJob(db, now);
}

function runningKeys(db: Kysely<Tables>) {
  return db.selectFrom("jobs").select("job_key").where("state", "=", "running");
}

function toClaimed(row: Selectable<Tables["jobs"]>, job: Job): ClaimedJob {
  return { id: `${row.id}`, job, attempts: row.attempts, queuedAt: new Date(row.queued_at) };
}

/** False when the job was not running. */
async function endRun(db: Kysely<Tables>, id: string, end: UpdateObject<Tables, "jobs">): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("jobs")
    .set(end)
    .where("id", "=", Number(id))
    .where("state", "=", "running")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function buryJob(
  db: Kysely<Tables>,
  {
    id,
    problem,
    followUp,
    now,
  }: { readonly id: string; readonly problem: string; readonly followUp: Job | undefined; readonly now: Date },
): Promise<void> {
  const buried = await endRun(db, id, {
    state: "dead",
    finished_at: now.toISOString(),
    problem,
    attempts: sql`attempts + 1`,
  });
  if (buried && followUp) await enqueueJob(db, followUp, { now, runAt: now });
}

/** The run that was cut off counts as an attempt: a job that brings the process down does so a few times, not for ever. */
async function recoverJobs(db: Kysely<Tables>, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("jobs")
    .set({ state: "queued", run_at: now.toISOString(), attempts: sql`attempts + 1` })
    .where("state", "=", "running")
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

async function countJobs(db: Kysely<Tables>): Promise<Record<"queued" | "running" | "dead", number>> {
  const rows = await db
    .selectFrom("jobs")
    .select(({ fn }) => ["state", fn.countAll<number>().as("jobs")])
    .groupBy("state")
    .execute();
  const counts = { queued: 0, running: 0, dead: 0 };
  for (const { state, jobs } of rows) if (state !== "done") counts[state] = jobs;
  return counts;
}

async function nextDue(db: Kysely<Tables>): Promise<Date | undefined> {
  const row = await db
    .selectFrom("jobs")
    .select(({ fn }) => fn.min("run_at").as("run_at"))
    .where("state", "=", "queued")
    .where("job_key", "not in", runningKeys(db))
    .executeTakeFirst();
  return row?.run_at ? new Date(row.run_at) : undefined;
}
