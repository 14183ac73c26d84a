import type { Deps } from "./deps.ts";
import type { RerunChecks } from "./job.ts";

const zeros = "0".repeat(40);

/** "Re-run" examines the head again for the same reason it was examined first; a head we never saw is examined as its pull requests, else whole. */
export async function rerunChecks(job: RerunChecks, { connect, store }: Deps): Promise<void> {
  const { installation, repository, headSha } = job;
  const subject = await store.subjectOf(repository.id, headSha);
  if (subject) {
    await store.queue.enqueue(subject);
    return;
  }
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
