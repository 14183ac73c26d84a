import { readCommits } from "../git/read-commits.ts";
import type { JsonObject } from "../json.ts";
import { accountById } from "../rest/accounts/represent-account.ts";
import type { Site } from "../site.ts";
import type { MergeGroup, Repository } from "../state.ts";

/** Sends the `merge_group` webhook; `rest` is its action, and the reason where it has one. */
export async function announceGroup(
  site: Site,
  repository: Repository,
  group: MergeGroup,
  rest: JsonObject,
): Promise<void> {
  const [commit] = await readCommits(site.git.run.bind(site.git, repository), [group.headSha]);
  site.webhooks.emit({
    name: "merge_group",
    owner: accountById(site, repository.ownerId),
    repository,
    sender: accountById(site, group.senderId),
    payload: {
      ...rest,
      merge_group: {
        head_sha: group.headSha,
        head_ref: group.headRef,
        base_sha: group.baseSha,
        base_ref: `refs/heads/${group.baseBranch}`,
        head_commit:
          commit === undefined
            ? null
            : {
                id: commit.sha,
                tree_id: commit.tree,
                message: commit.message,
                timestamp: commit.committer.date,
                author: { name: commit.author.name, email: commit.author.email },
                committer: { name: commit.committer.name, email: commit.committer.email },
              },
      },
    },
  });
}
