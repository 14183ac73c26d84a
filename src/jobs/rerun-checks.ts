import type { Deps } from "./deps.ts";
import type { RerunChecks } from "./job.ts";

const zeros = "0".repeat(40);

/** "Re-run" examines the head again, for every push and pull request that it was examined for; a head we never saw is examined as its pull requests, else whole. */
export async function rerunChecks(job: RerunChecks, { connect, store }: Deps): Promise<void> {
  const { installation, repository, headSha } = job;
  const subjects = await store.subjectsOf(repository.id, headSha);
  for (const subject of subjects) await store.queue.enqueue(subject);
  if (subjects.length > 0) return;
  const github = connect(installation, repository);
  const pulls = await github.openPullsAt(headSha);
  for (const number of pulls) await store.queue.enqueue({ name: "examine-pull", installation, repository, number });
  if (pulls.length > 0) return;
  const { defaultBranch } = await github.readRepository();
  await store.queue.enqueue({
    name: "examine-push",
    installation,
    repository,
    ref: `refs/heads/${defaultBranch}`,
    before: zeros,
    after: headSha,
    forced: false,
    pusher: repository.owner,
  });
}
