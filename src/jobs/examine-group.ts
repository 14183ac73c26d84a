import { withChecks } from "./checks.ts";
import type { Deps, Run } from "./deps.ts";
import { noLabels } from "./examine-commit-texts.ts";
import { ensureRotationIssues, examineHead } from "./examine-head.ts";
import type { ExamineGroup } from "./job.ts";
import { readPolicy } from "./read-policy.ts";
import { renderChecks } from "./render-checks.ts";

/**
 * A merge group is judged on all that it brings into the branch. Its files were examined with the pull requests, so that what is left
 * to read is what the merge itself changed: the queue has its answer within seconds.
 */
export async function examineGroup(job: ExamineGroup, run: Run, deps: Deps): Promise<void> {
  const github = deps.connect(job.installation, job.repository);
  await withChecks({ job, headSha: job.headSha, github, run, deps }, async (conclude) => {
    const repository = await github.readRepository();
    const local = await deps.git.open(
      { ...job.repository, kilobytes: repository.kilobytes },
      () => github.installationToken(),
      [
        { commitOrRef: job.headSha, optional: false },
        { commitOrRef: job.baseSha, optional: true },
        { commitOrRef: job.baseRef, optional: true },
      ],
    );
    const base = (await local.resolve(job.baseRef)) ?? job.baseSha;
    const judge = await readPolicy(local, base, github);
    // Where nobody waited for the check, it is in the branch by now, and nothing of it would be new there.
    const isMerged = (await local.mergeBase(base, job.headSha)) === job.headSha;
    const known = [job.baseSha, ...(isMerged ? [] : [base])];
    const range = { head: job.headSha, known, replaced: undefined };
    const labels = noLabels;
    const { actor } = job;
    const report = await examineHead({ job, github, local, judge, range, actor, repository, labels, deps });
    await conclude(renderChecks(report));
    await ensureRotationIssues(report);
  });
}
