import type { GitHub } from "../github/port.ts";
import type { Deps } from "./deps.ts";
import type { ExaminePush } from "./job.ts";

/** Whether the commit is the head of an open pull request or merge group that we have examined: that one's job writes the check. */
export async function isJudgedOtherwise(
  job: ExaminePush,
  headSha: string,
  { github, deps }: { readonly github: GitHub; readonly deps: Deps },
): Promise<boolean> {
  for (const subject of await deps.store.subjectsOf(job.repository.id, headSha)) {
    if (subject.name === "examine-group") return true;
    if (subject.name !== "examine-pull") continue;
    const pull = await github.readPull(subject.number);
    if (pull.state === "open" && pull.headSha === headSha) return true;
  }
  return false;
}
