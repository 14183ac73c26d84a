import type { OpenPull } from "../github/port.ts";
import type { Deps } from "./deps.ts";
import { type AdoptRepository, type Job, jobKey } from "./job.ts";

/**
 * Pull requests that were open before Rekey came, or were opened while it was away, would wait for a required check for ever. There
 * may be hundreds: they do not delay what is pushed now.
 */
export async function adoptRepository(job: AdoptRepository, deps: Deps): Promise<void> {
  const { installation, repository, pulls } = job;
  const { queue } = deps.store;
  for (const pull of await deps.connect(installation, repository).openPulls()) {
    const examination: Job = { name: "examine-pull", installation, repository, number: pull.number };
    if (pulls === "unexamined" && (await isExaminedOrWillBe(pull, examination, deps))) continue;
    await queue.enqueue(examination, { urgency: "background" });
  }
  await queue.enqueue({ name: "compare-refs", installation, repository }, { urgency: "background" });
}

/** Asked in this order: what is under way may end between the questions, but not begin. */
async function isExaminedOrWillBe({ number, headSha }: OpenPull, examination: Job, { store }: Deps): Promise<boolean> {
  if (await store.queue.awaits(jobKey(examination))) return true;
  const subjects = await store.subjectsOf(examination.repository.id, headSha);
  return subjects.some((subject) => subject.name === "examine-pull" && subject.number === number);
}
