import { type Kysely, sql } from "kysely";
import type { Job } from "../jobs/job.ts";
import { announceHead } from "./announced-heads.ts";
import type { Transaction } from "./database.ts";
import { enqueueJob, locksOf } from "./enqueue-job.ts";
import type { AnnouncedHead, Delivery } from "./store.ts";
import type { Tables } from "./tables.ts";

interface Accepted {
  readonly jobs: readonly Job[];
  readonly announced: AnnouncedHead | undefined;
  readonly now: Date;
}

/** A delivery without its jobs would be a delivery lost, and a head that is announced without them one that is awaited in vain. */
export async function acceptDelivery(
  trx: Transaction,
  delivery: Delivery,
  { jobs, announced, now }: Accepted,
): Promise<"accepted" | "known"> {
  const { db } = trx;
  const { guid, event, action = null } = delivery;
  await trx.lock(...locksOf(jobs));
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("deliveries")
    .values({ guid, event, action, received_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) {
    await reviveJobs(db, guid, now);
    return "known";
  }
  if (announced) await announceHead(db, announced, now);
  for (const job of jobs) {
    const id = await enqueueJob(trx, job, { now, runAt: now, urgency: "live" });
    await db
      .insertInto("delivery_jobs")
      .values({ guid, job_id: Number(id) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return "accepted";
}

async function reviveJobs(db: Kysely<Tables>, guid: string, now: Date): Promise<void> {
  await db
    .updateTable("jobs")
    .set({
      state: "queued",
      attempts: 0,
      cut_offs: 0,
      queued_at: now.toISOString(),
      run_at: now.toISOString(),
      finished_at: null,
      problem: null,
    })
    .where("state", "=", "dead")
    .where("id", "in", db.selectFrom("delivery_jobs").select("job_id").where("guid", "=", guid))
    .execute();
}

/** So many are named in a line of the log. */
const mostDeliveries = 12;

export async function deliveriesOf(db: Kysely<Tables>, jobId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("delivery_jobs")
    .innerJoin("deliveries", "deliveries.guid", "delivery_jobs.guid")
    .select("deliveries.guid")
    .where("job_id", "=", jobId)
    .orderBy("received_at", "desc")
    .limit(mostDeliveries)
    .execute();
  return rows.map(({ guid }) => guid);
}

/** What a job asks for is done for the same deliveries. */
export async function passDeliveriesOn(
  db: Kysely<Tables>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  const jobId = sql<number>`cast(${Number(to)} as bigint)`.as("job_id");
  await db
    .insertInto("delivery_jobs")
    .columns(["guid", "job_id"])
    .expression((eb) => eb.selectFrom("delivery_jobs").select(["guid", jobId]).where("job_id", "=", Number(from)))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function lastDeliveryAt(db: Kysely<Tables>): Promise<Date | undefined> {
  const row = await db
    .selectFrom("deliveries")
    .select(({ fn }) => fn.max("received_at").as("received_at"))
    .executeTakeFirst();
  return row?.received_at ? new Date(row.received_at) : undefined;
}
