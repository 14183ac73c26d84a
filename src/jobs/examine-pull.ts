import type { GitHub, PullRequest } from "../github/port.ts";
import { type Conclude, withChecks } from "./checks.ts";
import { commentOnPull } from "./comment-on-pull.ts";
import type { Deps, Run } from "./deps.ts";
import { noLabels } from "./examine-commit-texts.ts";
import { ensureRotationIssues, examineHead } from "./examine-head.ts";
import { type ExaminePull, jobKey } from "./job.ts";
import { readPolicy } from "./read-policy.ts";
import { renderChecks, renderDraftChecks } from "./render-checks.ts";

/** The way of a pull request, from its state now to the effects on it. Forks are read through the base repository. */
export async function examinePull(job: ExaminePull, run: Run, deps: Deps): Promise<void> {
  const github = deps.connect(job.installation, job.repository);
  const startedAt = deps.now();
  const pull = await github.readPull(job.number);
  const isOpen = pull.state === "open";
  const judging = { repositoryId: job.repository.id, subject: jobKey(job) };
  await deps.store.withdrawHeads({ ...judging, except: isOpen ? pull.headSha : undefined, before: startedAt });
  if (!isOpen) return;
  if (run.isFirst) await deps.store.announceHead({ ...judging, headSha: pull.headSha });
  await withChecks({ job, headSha: pull.headSha, github, run, deps }, (conclude) =>
    examineOpen({ job, github, pull, deps }, conclude),
  );
}

interface Subject {
  readonly job: ExaminePull;
  readonly github: GitHub;
  readonly pull: PullRequest;
  readonly deps: Deps;
}

async function examineOpen({ job, github, pull, deps }: Subject, conclude: Conclude): Promise<void> {
  const repository = await github.readRepository();
  const baseRef = `refs/heads/${pull.baseBranch}`;
  const local = await deps.git.open(
    { ...job.repository, kilobytes: repository.kilobytes },
    () => github.installationToken(),
    [
      { commitOrRef: pull.headSha, optional: false },
      { commitOrRef: baseRef, optional: true },
      { commitOrRef: pull.baseSha, optional: true },
    ],
  );
  // Policy comes from the base: a pull request must not relax the policy that judges it.
  const base = (await local.resolve(baseRef)) ?? pull.baseSha;
  const judge = await readPolicy(local, base, github);
  if (pull.isDraft && !judge.policy.drafts) return conclude(renderDraftChecks());

  // Merged while it waited: its commits are in the base now, and would all be known there. Otherwise the base of before does
  // not count: it may hold what was taken out of the branch since, and would come back with this pull request.
  const isMerged = (await local.mergeBase(base, pull.headSha)) === pull.headSha;
  const range = { head: pull.headSha, known: [isMerged ? pull.baseSha : base], replaced: undefined };
  const labels = { ...noLabels, branches: [pull.headBranch] };
  const report = await examineHead({ job, github, local, judge, range, actor: pull.author, repository, labels, deps });
  await conclude(renderChecks(report));
  await ensureRotationIssues(report);
  await commentOnPull(pull, base, report);
}
