import type { ClientBase } from "pg";
import { StartError } from "../errors.ts";

/** A job is held for half a minute by the clock of who runs it, and taken back by the clock of who looks for lost ones. */
const maxSkewMs = 5000;

/** Throws `StartError` when this machine's clock is not the database's: then it is not that of the other processes either. */
export async function refuseSkew(client: ClientBase, now: () => number = Date.now): Promise<void> {
  const askedAt = now();
  const { rows } = await client.query("select extract(epoch from clock_timestamp())::float8 * 1000 as time");
  const answeredAt = now();
  const theirs: number = rows[0]?.time;
  const differenceMs = Math.max(askedAt - theirs, theirs - answeredAt);
  if (differenceMs <= maxSkewMs) return;
  throw new StartError(
    `The clock of this machine and that of the database differ by ${Math.round(differenceMs / 1000)} seconds. Have both set by NTP.`,
  );
}
