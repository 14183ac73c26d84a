import type { Kysely } from "kysely";
import type { ContentLimits } from "../github/port.ts";
import type { Transaction } from "./database.ts";
import type { Tables } from "./tables.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

interface Spending {
  readonly installation: number;
  readonly most: ContentLimits;
  readonly now: Date;
}

/** Two that count at the same time would both find the last room. */
export async function spendContent(trx: Transaction, { installation, most, now }: Spending): Promise<Date | undefined> {
  await trx.lock(`content of ${installation}`);
  const { db } = trx;
  await db
    .deleteFrom("content_writes")
    .where("installation", "=", installation)
    .where("written_at", "<=", new Date(now.getTime() - hourMs).toISOString())
    .execute();
  const inMinute = await roomAt(db, installation, { most: most.perMinute, lengthMs: minuteMs });
  const inHour = await roomAt(db, installation, { most: most.perHour, lengthMs: hourMs });
  const roomFrom = Math.max(inMinute, inHour);
  if (roomFrom > now.getTime()) return new Date(roomFrom);
  await db.insertInto("content_writes").values({ installation, written_at: now.toISOString() }).execute();
  return undefined;
}

/** When less than `most` will have been written within the length; in the past: now. */
async function roomAt(
  db: Kysely<Tables>,
  installation: number,
  { most, lengthMs }: { readonly most: number; readonly lengthMs: number },
): Promise<number> {
  const last = await db
    .selectFrom("content_writes")
    .select("written_at")
    .where("installation", "=", installation)
    .orderBy("written_at", "desc")
    .offset(Math.floor(most) - 1)
    .limit(1)
    .executeTakeFirst();
  return last === undefined ? 0 : Date.parse(last.written_at) + lengthMs;
}
