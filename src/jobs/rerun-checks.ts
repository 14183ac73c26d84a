import type { Deps } from "./deps.ts";
import type { Job, RerunChecks } from "./job.ts";
import { zeros } from "./ref-names.ts";

/** "Re-run" examines the head again, for every push and pull request that it was examined for; a head we never saw is examined as its pull requests, else whole. */
export async function rerunChecks(job: RerunChecks, { connect, store }: Deps): Promise<void> {
  const { installation, repository, headSha } = job;
  const subjects = await store.subjectsOf(repository.id, headSha);
  for (const subject of subjects) await store.queue.enqueue(askedFor(subject));
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
    isAskedFor: true,
  });
}

/** Whoever presses "Re-run" wants it done, though it was done before. */
function askedFor(subject: Job): Job {
  return subject.name === "examine-push" ? { ...subject, isAskedFor: true } : subject;
}
