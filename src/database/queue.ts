import { type Kysely, sql, type UpdateObject } from "kysely";
import type { Job } from "../jobs/job.ts";
import { claimJob, heldUntil, nextDue } from "./claim-job.ts";
import type { Database, Transaction } from "./database.ts";
import { passDeliveriesOn } from "./deliveries.ts";
import { enqueueJob, locksOf } from "./enqueue-job.ts";
import type { JobRun, Queue } from "./store.ts";
import type { Tables } from "./tables.ts";

/**
 * queued → running → done, back to queued (postponed, failed, cut off), or dead. A dead job is queued again when GitHub
 * redelivers what it came from. Functions that end a run do nothing once it is not the job's run any more: a run that was given up
 * cannot undo what came after it.
 */
export function createQueue({ db, inTransaction }: Database, now: () => Date): Queue {
  return {
    enqueue: (job, { runAt = now(), urgency = "live", from } = {}) =>
      inTransaction(async (trx) => {
        await trx.lock(...locksOf([job]));
        const id = await enqueueJob(trx, job, { now: now(), runAt, urgency });
        if (from !== undefined) await passDeliveriesOn(trx.db, { from, to: id });
        return id;
      }),
    claim: (scope = "any") => inTransaction((trx) => claimJob(trx, scope, now())),
    async complete(run) {
      await endRun(db, run, { state: "done", finished_at: now().toISOString(), problem: null });
    },
    async postpone(run, runAt) {
      await endRun(db, run, { state: "queued", run_at: runAt.toISOString() });
    },
    async retry(run, runAt, problem) {
      await endRun(db, run, { state: "queued", run_at: runAt.toISOString(), problem, attempts: sql`attempts + 1` });
    },
    bury: (run, problem, followUp) => inTransaction((trx) => buryJob(trx, run, { problem, followUp, now: now() })),
    hold: (runs) => holdJobs(db, runs, now()),
    recover: (which) => recoverJobs(db, which, now()),
    awaits: (key) => awaitsJob(db, key),
    counts: () => countJobs(db),
    nextDue: (scope = "any") => nextDue(db, scope),
  };
}

/** False when it was over. */
async function endRun(db: Kysely<Tables>, { id, run }: JobRun, end: UpdateObject<Tables, "jobs">): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("jobs")
    .set({ ...end, held_until: null })
    .where("id", "=", Number(id))
    .where("run", "=", run)
    .where("state", "=", "running")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

interface Burial {
  readonly problem: string;
  readonly followUp: Job | undefined;
  readonly now: Date;
}

async function buryJob(trx: Transaction, run: JobRun, { problem, followUp, now }: Burial): Promise<void> {
  if (followUp) await trx.lock(...locksOf([followUp]));
  const buried = await endRun(trx.db, run, {
    state: "dead",
    finished_at: now.toISOString(),
    problem,
    attempts: sql`attempts + 1`,
  });
  if (!buried || !followUp) return;
  const id = await enqueueJob(trx, followUp, { now, runAt: now, urgency: "live" });
  await passDeliveriesOn(trx.db, { from: run.id, to: id });
}

async function holdJobs(db: Kysely<Tables>, runs: readonly JobRun[], now: Date): Promise<readonly JobRun[]> {
  if (runs.length === 0) return [];
  const ids = runs.map(({ id }) => Number(id));
  const held = await db
    .updateTable("jobs")
    .set({ held_until: heldUntil(now) })
    .where("state", "=", "running")
    .where("id", "in", ids)
    .where("run", "in", [...new Set(runs.map(({ run }) => run))])
    .returning(["id", "run"])
    .execute();
  return runs.filter(({ id, run }) => !held.some((row) => `${row.id}` === id && row.run === run));
}

/** Each comes back in its own time: a job that brings the process down leaves room for the others. */
async function recoverJobs(db: Kysely<Tables>, which: "all" | "lapsed", now: Date): Promise<number> {
  const running = db.selectFrom("jobs").select(["id", "run", "cut_offs"]).where("state", "=", "running");
  // What was claimed before there were leases has none.
  const isLapsed = sql<boolean>`(held_until is null or held_until < ${now.toISOString()})`;
  const cutOff = await (which === "all" ? running : running.where(isLapsed)).execute();
  let recovered = 0;
  for (const { id, run, cut_offs } of cutOff) {
    const runAt = new Date(now.getTime() + pauseAfterCutOffs(cut_offs + 1));
    const end = { state: "queued", run_at: runAt.toISOString(), cut_offs: cut_offs + 1 } as const;
    if (await endRun(db, { id: `${id}`, run }, end)) recovered += 1;
  }
  return recovered;
}

/** In milliseconds: none, none, 1 s, 2 s, 4 s … 60 s. */
function pauseAfterCutOffs(times: number): number {
  return times <= 2 ? 0 : Math.min(60_000, 1000 * 2 ** (times - 3));
}

async function awaitsJob(db: Kysely<Tables>, key: string): Promise<boolean> {
  const row = await db
    .selectFrom("jobs")
    .select("id")
    .where("job_key", "=", key)
    .where("state", "in", ["queued", "running"])
    .executeTakeFirst();
  return row !== undefined;
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
