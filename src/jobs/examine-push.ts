import type { LocalRepository, Want } from "../git/port.ts";
import type { GitHub } from "../github/port.ts";
import { type Conclude, leaveChecks, withChecks } from "./checks.ts";
import { compareRefsLater, isExamined, rememberRef } from "./compare-refs.ts";
import type { Deps, Run } from "./deps.ts";
import { noLabels } from "./examine-commit-texts.ts";
import { ensureRotationIssues, examineHead } from "./examine-head.ts";
import { examineTag } from "./examine-tag.ts";
import { isJudgedOtherwise } from "./is-judged-otherwise.ts";
import type { ExaminePush } from "./job.ts";
import { rangeOf } from "./pushed-range.ts";
import { readPolicy, readPolicyText } from "./read-policy.ts";
import { isTag, zeros } from "./ref-names.ts";
import { renderChecks } from "./render-checks.ts";

/**
 * Examines what a push brought in. While the commit is the head of an open pull request, that one's job writes the check (GitHub
 * sends an event of its own for it): a required check must not pass on a part of the pull request.
 */
export async function examinePush(job: ExaminePush, run: Run, deps: Deps): Promise<void> {
  if (!(await isExamined(job, run, deps)))
    await (isTag(job.ref) ? examineTag(job, run, deps) : examineBranch(job, run, deps));
  await compareRefsLater(job, deps);
}

async function examineBranch(job: ExaminePush, run: Run, deps: Deps): Promise<void> {
  const github = deps.connect(job.installation, job.repository);
  const examine = async (conclude: Conclude) => {
    const repository = await github.readRepository();
    const defaultRef = `refs/heads/${repository.defaultBranch}`;
    const local = await deps.git.open(
      { ...job.repository, kilobytes: repository.kilobytes },
      () => github.installationToken(),
      wantsOf(job, defaultRef),
    );
    const base = await baseOf(job, local, defaultRef);
    const judge = await readPolicy(local, base, github);
    const range = await rangeOf(job, local, base);
    const actor = job.pusher;
    const labels = { ...noLabels, branches: await branchesToExamine(job, github) };
    const report = await examineHead({ job, github, local, judge, range, actor, repository, labels, deps });
    await conclude(renderChecks(report));
    await ensureRotationIssues(report);
    // Not before: what is remembered is not looked at again.
    await rememberRef(job, deps, { isDefault: job.ref === defaultRef });
    if (job.ref === defaultRef) await renewReport(job, local, base, deps);
  };
  const checks = { job, headSha: job.after, github, run, deps };
  await ((await isHeadOfPull(job, github, deps)) ? leaveChecks(checks, examine) : withChecks(checks, examine));
}

/** What a new policy suppresses is taken out of the report on the past, where there is one. */
async function renewReport(
  { installation, repository, after }: ExaminePush,
  local: LocalRepository,
  base: string | undefined,
  { store }: Deps,
): Promise<void> {
  if (base === undefined || (await store.readHistory(repository.id))?.report === undefined) return;
  const [before, now] = [await readPolicyText(local, base), await readPolicyText(local, after)];
  if (before === now) return;
  await store.queue.enqueue({ name: "examine-history", installation, repository }, { urgency: "background" });
}

/** The job holds the name with masks in the place of credentials: what they mask is asked for. */
async function branchesToExamine({ ref, after }: ExaminePush, github: GitHub): Promise<readonly string[]> {
  return ref.includes("…") ? github.branchesAt(after) : [];
}

/** Of one from this branch, or of one that we know from before: the same commit may be pushed to another branch meanwhile. */
async function isHeadOfPull(job: ExaminePush, github: GitHub, deps: Deps): Promise<boolean> {
  const pulls = await github.openPullsFrom(job.ref.replace("refs/heads/", ""));
  return pulls.length > 0 || isJudgedOtherwise(job, job.after, { github, deps });
}

function wantsOf(job: ExaminePush, defaultRef: string): Want[] {
  const wants: Want[] = [{ commitOrRef: job.after, optional: false }];
  if (job.before !== zeros) wants.push({ commitOrRef: job.before, optional: true });
  if (job.ref !== defaultRef) wants.push({ commitOrRef: defaultRef, optional: true });
  return wants;
}

/** The commit whose policy judges the push: never one that the push itself brought in. */
async function baseOf(job: ExaminePush, local: LocalRepository, defaultRef: string): Promise<string | undefined> {
  if (job.ref !== defaultRef) return local.resolve(defaultRef);
  const isThere = job.before !== zeros && (await local.has(job.before));
  return isThere ? job.before : undefined;
}
