import type { Site } from "../../site.ts";
import { type Account, type Pull, timestamp } from "../../state.ts";
import { announcePull } from "./pull-events.ts";

/** REST cannot do this: it is a mutation of GraphQL. */
export async function setDraft(site: Site, pull: Pull, isDraft: boolean, sender: Account): Promise<undefined> {
  if (pull.isDraft === isDraft) return undefined;
  pull.isDraft = isDraft;
  pull.updatedAt = timestamp();
  await announcePull(site, pull, { action: isDraft ? "converted_to_draft" : "ready_for_review", sender });
  return undefined;
}
