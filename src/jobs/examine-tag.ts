import type { GitHub } from "../github/port.ts";
import { type Conclude, leaveChecks, withChecks } from "./checks.ts";
import { rememberRef } from "./compare-refs.ts";
import type { Deps, Run } from "./deps.ts";
import { type Labels, noLabels } from "./examine-commit-texts.ts";
import { ensureRotationIssues, examineHead } from "./examine-head.ts";
import { isJudgedOtherwise } from "./is-judged-otherwise.ts";
import { type ExaminePush, jobKey } from "./job.ts";
import { readPolicy } from "./read-policy.ts";
import { everyRef, isTag, zeros } from "./ref-names.ts";
import { renderChecks } from "./render-checks.ts";

/**
 * A tag can bring in commits that no branch holds. Most name a commit that was pushed before: then what the tag itself says is
 * examined, for the rotation issue, and the check that this commit has from its branch is left as it is.
 */
export async function examineTag(job: ExaminePush, run: Run, deps: Deps): Promise<void> {
  const github = deps.connect(job.installation, job.repository);
  const repository = await github.readRepository();
  const defaultRef = `refs/heads/${repository.defaultBranch}`;
  const local = await deps.git.open(job.repository, () => github.installationToken(), [
    { commitOrRef: job.after, optional: false },
    { commitOrRef: defaultRef, optional: true },
    ...(job.before === zeros ? [] : [{ commitOrRef: job.before, optional: true }]),
  ]);
  const others = await headsElsewhere(job, deps);
  const head = await local.peel(job.after);
  const base = await local.resolve(defaultRef);
  const known = [base, job.before, ...others].filter((sha): sha is string => sha !== undefined && sha !== zeros);
  const isNew = (await local.count([head], known)) > 0;
  const isJudge = isNew || (await wasJudged(job, head, deps));
  const labels = await labelsOf(job, head, { github, deps });
  // Not before the verdict: what is remembered is not looked at again.
  const remember = () => rememberRef(job, deps, { isDefault: false });
  if (!isJudge && labels === noLabels) return await remember();

  const examine = async (conclude: Conclude) => {
    const judge = await readPolicy(local, base, github);
    // Judged again, it is judged on all that it holds: what was new then is known now.
    const range = { head, known: isNew || !isJudge ? known : [base ?? zeros], replaced: undefined };
    const actor = job.pusher;
    const report = await examineHead({ job, github, local, judge, range, actor, repository, labels, deps });
    await conclude(renderChecks(report));
    await ensureRotationIssues(report);
    await remember();
  };
  const checks = { job, headSha: head, github, run, deps };
  const isLeft = !isJudge || (await isJudgedOtherwise(job, head, { github, deps }));
  await (isLeft ? leaveChecks(checks, examine) : withChecks(checks, examine));
}

/** The job holds the name with masks in the place of credentials: what they mask is asked for. */
async function labelsOf(
  { ref, after, repository }: ExaminePush,
  head: string,
  { github, deps }: { readonly github: GitHub; readonly deps: Deps },
): Promise<Labels> {
  const isMasked = ref.includes("…");
  if (after === head && !isMasked) return noLabels;
  const refs = isMasked ? await deps.git.listRefs(repository, () => github.installationToken()) : [];
  const tags = [...refs]
    .filter(([name, sha]) => isTag(name) && sha === after)
    .map(([name]) => name.replace("refs/tags/", ""));
  return { ...noLabels, tags, annotated: after === head ? [] : [after] };
}

/** Where the other branches and tags stood when they were examined. */
async function headsElsewhere({ ref, repository }: ExaminePush, { store }: Deps): Promise<readonly string[]> {
  const refs = await store.knownRefs(repository.id);
  return [...refs].filter(([name]) => name !== ref && name !== everyRef).map(([, sha]) => sha);
}

async function wasJudged(job: ExaminePush, head: string, { store }: Deps): Promise<boolean> {
  const subjects = await store.subjectsOf(job.repository.id, head);
  return subjects.some((subject) => jobKey(subject) === jobKey(job));
}
