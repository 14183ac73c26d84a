import type { LocalRepository, Want } from "../git/port.ts";
import type { GitHub } from "../github/port.ts";
import { openChecks } from "./checks.ts";
import type { Deps, Run } from "./deps.ts";
import { ensureRotationIssues, examineHead } from "./examine-head.ts";
import type { ExaminePush } from "./job.ts";
import { readPolicy } from "./read-policy.ts";
import { renderChecks } from "./render-checks.ts";

const zeros = "0".repeat(40);

/**
 * Examines what a push brought in. While the commit is the head of an open pull request, that one's job writes the check (GitHub
 * sends an event of its own for it): a required check must not pass on a part of the pull request.
 */
export async function examinePush(job: ExaminePush, run: Run, deps: Deps): Promise<void> {
  const github = deps.connect(job.installation, job.repository);
  const isPullsHead = await isHeadOfPull(job, github, deps);
  const checks = isPullsHead ? undefined : await openChecks({ job, headSha: job.after, github, run, deps });

  const repository = await github.readRepository();
  const defaultRef = `refs/heads/${repository.defaultBranch}`;
  const local = await deps.git.open(job.repository, () => github.installationToken(), wantsOf(job, defaultRef));
  const base = await baseOf(job, local, defaultRef);
  const judge = await readPolicy(local, base, github);
  const known = [job.before, base].filter((sha): sha is string => sha !== undefined && sha !== zeros);
  const range = { head: job.after, known };
  const branches = await branchesToExamine(job, github);
  const report = await examineHead({ job, github, local, judge, range, actor: job.pusher, repository, branches, deps });
  await checks?.conclude(renderChecks(report));
  await ensureRotationIssues(report);
}

/** The job holds the name with masks in the place of credentials: what they mask is asked for. */
async function branchesToExamine({ ref, after }: ExaminePush, github: GitHub): Promise<readonly string[]> {
  return ref.includes("…") ? github.branchesAt(after) : [];
}

/** Of one from this branch, or of one that we know from before: the same commit may be pushed to another branch meanwhile. */
async function isHeadOfPull(job: ExaminePush, github: GitHub, { store }: Deps): Promise<boolean> {
  const pulls = await github.openPullsFrom(job.ref.replace("refs/heads/", ""));
  if (pulls.length > 0) return true;
  for (const subject of await store.subjectsOf(job.repository.id, job.after)) {
    if (subject.name !== "examine-pull") continue;
    const pull = await github.readPull(subject.number);
    if (pull.state === "open" && pull.headSha === job.after) return true;
  }
  return false;
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
