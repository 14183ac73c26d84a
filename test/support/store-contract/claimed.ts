import type { ClaimedJob, Store } from "../../../src/database/store.ts";

/** The next job, of which the test knows that it is there. */
export async function claimed({ queue }: Store): Promise<ClaimedJob> {
  const job = await queue.claim();
  if (!job) throw new Error("there is no job to claim");
  return job;
}
