import { GitFailed } from "../git/run-git.ts";
import type { Site } from "../site.ts";
import type { Account, Repository } from "../state.ts";
import { announcePush } from "./announce-push.ts";
import { noCommit, type RefUpdate } from "./ref-update.ts";

export interface RefMove {
  readonly repository: Repository;
  readonly pusher: Account;
  readonly update: RefUpdate;
}

/** Another push came first: the ref is not at `before` any more. */
export class RefMoved extends Error {}

/** Creates, moves or deletes one ref as the API does it; everything follows that follows a push. */
export async function moveRef(site: Site, { repository, pusher, update }: RefMove): Promise<void> {
  const { ref, before, after } = update;
  const args = after === noCommit ? ["update-ref", "-d", ref, before] : ["update-ref", ref, after, before];
  try {
    await site.git.run(repository, args);
  } catch (error) {
    if (error instanceof GitFailed) throw new RefMoved(error.stderr, { cause: error });
    throw error;
  }
  await announcePush(site, { repository, pusher, updates: [update] });
}
