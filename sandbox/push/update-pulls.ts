import { syncPulls } from "../rest/pulls/pull-sync.ts";
import type { Site } from "../site.ts";
import type { Push } from "./announce-push.ts";
import { branchOf, noCommit } from "./ref-update.ts";

/** Pull requests follow the branches they come from and go to. */
export async function updatePulls(site: Site, { repository, pusher, updates }: Push): Promise<void> {
  for (const update of updates) {
    const branch = branchOf(update);
    if (branch === undefined) continue;
    const after = update.after === noCommit ? undefined : update.after;
    await syncPulls(site, { repository, branch, sender: pusher, after });
  }
}
