import type { Kysely } from "kysely";
import { Job, jobKey } from "../jobs/job.ts";
import type { Transaction } from "./database.ts";
import type { Urgency } from "./store.ts";
import type { Tables } from "./tables.ts";

/** When a job is to run, and how much it matters. */
export interface Timing {
  readonly now: Date;
  readonly runAt: Date;
  readonly urgency: Urgency;
}

/**
 * An equal job that is queued stands for both, and is as urgent as the more urgent one. One that was never started runs at the
 * earlier time; one that waits after a run keeps its time, and how long it may wait is counted anew, since what is asked for now
 * must not be given up with it. Call it with the lock of the job: see `locksOf`.
 */
export async function enqueueJob({ db }: Pick<Transaction, "db">, job: Job, timing: Timing): Promise<string> {
  // Parsing brings the fields into the schema's order and drops what does not belong to the job.
  const parsed = Job.parse(job);
  return (await joinEqualJob(db, parsed, timing)) ?? (await insertJob(db, parsed, timing));
}

/** What keeps two equal jobs from being queued at the same time. */
export function locksOf(jobs: readonly Job[]): readonly string[] {
  return jobs.map((job) => `job ${jobKey(job)}`);
}

async function joinEqualJob(
  db: Kysely<Tables>,
  job: Job,
  { now, runAt, urgency }: Timing,
): Promise<string | undefined> {
  const equal = await db
    .selectFrom("jobs")
    .select(["id", "run_at", "started_at", "priority"])
    .where("state", "=", "queued")
    .where("job_key", "=", jobKey(job))
    .where("payload", "=", JSON.stringify(job))
    .orderBy("id")
    .executeTakeFirst();
  if (!equal) return undefined;
  const isEarlier = equal.started_at === null && runAt.toISOString() < equal.run_at;
  const { numUpdatedRows } = await db
    .updateTable("jobs")
    .set({
      queued_at: now.toISOString(),
      priority: Math.min(equal.priority, priorityOf(job, urgency)),
      ...(isEarlier ? { run_at: runAt.toISOString() } : {}),
    })
    .where("id", "=", equal.id)
    // Another process may have claimed it meanwhile: then it may see less than is asked for now.
    .where("state", "=", "queued")
    .executeTakeFirst();
  return numUpdatedRows === 0n ? undefined : `${equal.id}`;
}

async function insertJob(db: Kysely<Tables>, job: Job, { now, runAt, urgency }: Timing): Promise<string> {
  const { id } = await db
    .insertInto("jobs")
    .values({
      job_key: jobKey(job),
      name: job.name,
      payload: JSON.stringify(job),
      installation: job.installation,
      priority: priorityOf(job, urgency),
      state: "queued",
      attempts: 0,
      queued_at: now.toISOString(),
      run_at: runAt.toISOString(),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return `${id}`;
}

export const backgroundPriority = 3;

/** A check that hangs blocks a merge, so it is concluded first; then come the checks that a person waits for. */
function priorityOf(job: Job, urgency: Urgency): number {
  if (urgency === "background") return backgroundPriority;
  switch (job.name) {
    case "conclude-checks":
      return 0;
    case "examine-push":
    case "examine-pull":
    case "examine-group":
    case "rerun-checks":
      return 1;
    case "adopt-repository":
    case "publicize-repository":
    case "reconcile-repository":
    case "examine-text":
    case "examine-wiki":
    case "compare-refs":
    case "examine-history":
    case "ensure-rotation-issue":
      return 2;
    default:
      return job satisfies never;
  }
}
