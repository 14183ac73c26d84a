import type { Site } from "../site.ts";
import type { Push } from "./announce-push.ts";
import { branchOf, noCommit } from "./ref-update.ts";

/** The first branch pushed to an empty repository becomes its default branch, unless the default one was pushed too. */
export async function adoptFirstBranch({ git }: Site, { repository, updates }: Push): Promise<void> {
  const pushed = updates.filter((update) => update.after !== noCommit).map(branchOf);
  const [first] = pushed.filter((branch) => branch !== undefined);
  if (first === undefined || pushed.includes(repository.defaultBranch)) return;
  const present = await git.ask(repository, [
    "rev-parse",
    "--verify",
    "--quiet",
    `refs/heads/${repository.defaultBranch}`,
  ]);
  if (present !== undefined) return;
  repository.defaultBranch = first;
  await git.run(repository, ["symbolic-ref", "HEAD", `refs/heads/${first}`]);
}
