import type { OpenPull } from "../github/port.ts";
import type { Deps } from "./deps.ts";
import type { AdoptRepository } from "./job.ts";

/** Pull requests that were open before Rekey came, or were opened while it was away, would wait for a required check for ever. */
export async function adoptRepository(job: AdoptRepository, deps: Deps): Promise<void> {
  const { installation, repository, pulls } = job;
  const { queue } = deps.store;
  for (const pull of await deps.connect(installation, repository).openPulls()) {
    if (pulls === "unexamined" && (await isExamined(pull, job, deps))) continue;
    await queue.enqueue({ name: "examine-pull", installation, repository, number: pull.number });
  }
  await queue.enqueue({ name: "compare-refs", installation, repository });
}

async function isExamined({ number, headSha }: OpenPull, job: AdoptRepository, { store }: Deps): Promise<boolean> {
  const subjects = await store.subjectsOf(job.repository.id, headSha);
  return subjects.some((subject) => subject.name === "examine-pull" && subject.number === number);
}
