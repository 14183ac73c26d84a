import type { JsonObject } from "../json.ts";
import type { Repository } from "../state.ts";
import { branchOf, noCommit, type RefUpdate } from "./ref-update.ts";

/** The `create` and `delete` events say little: which ref it was. */
export function createOrDeletePayload(repository: Repository, update: RefUpdate): JsonObject {
  const branch = branchOf(update);
  return {
    ref: branch ?? update.ref.replace("refs/tags/", ""),
    ref_type: branch === undefined ? "tag" : "branch",
    ...(update.before === noCommit
      ? { master_branch: repository.defaultBranch, description: repository.description }
      : {}),
    pusher_type: "user",
  };
}
