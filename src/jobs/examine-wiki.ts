import type { Deps } from "./deps.ts";
import { ensureNotice } from "./ensure-notice.ts";
import { noLabels } from "./examine-commit-texts.ts";
import type { ExamineWiki, Repository } from "./job.ts";
import { readDefaultPolicy } from "./read-policy.ts";
import { type LeftToPeople, tellInIssues } from "./tell-in-issues.ts";

/**
 * A wiki's history up to the commits that an edit made. It has no checks, and no conversation to reply in: issues tell all there is to
 * tell. What was examined before is examined again, which finds the issues that are there.
 */
export async function examineWiki(job: ExamineWiki, deps: Deps): Promise<void> {
  const { heads, actor } = job;
  const github = deps.connect(job.installation, job.repository);
  const repository = await github.readRepository();
  const { policy } = await readDefaultPolicy({ job, github, repository, git: deps.git });
  if (!policy.text.examine) return;
  const wants = heads.map((commitOrRef) => ({ commitOrRef, optional: false }));
  const local = await deps.git.open(wikiOf(job.repository), () => github.installationToken(), wants);

  const without = { job, github, repository, policy, actor, deps };
  const left: LeftToPeople[] = [];
  for (const [index, head] of heads.entries()) {
    const change = await local.readChange([head], heads.slice(0, index));
    const tree = await local.readTree(head);
    left.push(await tellInIssues(without, { local, change, tree, labels: noLabels, placeOf: () => "wiki page" }));
  }
  await ensureNotice(without, {
    where: "the wiki",
    notExamined: left.flatMap(({ notExamined }) => notExamined),
    guesses: left.flatMap(({ guesses }) => guesses),
  });
}

/** A git repository of its own, to which the API gives no id. */
function wikiOf({ id, owner, name }: Repository): Repository {
  return { id: -id, owner, name: `${name}.wiki` };
}
