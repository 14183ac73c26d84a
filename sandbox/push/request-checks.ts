import { readCommits } from "../git/read-commits.ts";
import { accountById } from "../rest/accounts/represent-account.ts";
import { ensureCheckSuite } from "../rest/checks/check-suites.ts";
import { representCheckSuite } from "../rest/checks/represent-check.ts";
import type { Site } from "../site.ts";
import type { Push } from "./announce-push.ts";
import { branchOf, noCommit } from "./ref-update.ts";

/** The last commit of every pushed branch gets a check suite, unless its message asks for none. */
export async function requestChecks(site: Site, { repository, pusher, updates }: Push): Promise<void> {
  for (const update of updates) {
    const branch = branchOf(update);
    if (branch === undefined || update.after === noCommit) continue;
    const [commit] = await readCommits(site.git.run.bind(site.git, repository), [update.after]);
    if (commit === undefined || /\n\n\nskip-checks: *true$/.test(commit.message)) continue;
    const suite = ensureCheckSuite(site, repository, {
      headSha: update.after,
      headBranch: branch,
      before: update.before,
      after: update.after,
    });
    site.webhooks.emit({
      name: "check_suite",
      owner: accountById(site, repository.ownerId),
      repository,
      sender: pusher,
      payload: { action: "requested", check_suite: await representCheckSuite(site, suite) },
    });
  }
}
