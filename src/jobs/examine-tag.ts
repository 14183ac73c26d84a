import type { LocalRepository, TaggedFiles } from "../git/port.ts";
import type { GitHub, RepositoryState } from "../github/port.ts";
import { type Conclude, leaveChecks, withChecks } from "./checks.ts";
import { commentOnTag } from "./comment-on-tag.ts";
import { rememberRef } from "./compare-refs.ts";
import type { Deps, Run } from "./deps.ts";
import { type Labels, noLabels } from "./examine-commit-texts.ts";
import { ensureRotationIssues, examineHead } from "./examine-head.ts";
import { examineTaggedFiles } from "./examine-tagged-files.ts";
import { isJudgedOtherwise } from "./is-judged-otherwise.ts";
import { type ExaminePush, jobKey } from "./job.ts";
import { readPolicy } from "./read-policy.ts";
import { everyRef, isTag, nameOfTag, zeros } from "./ref-names.ts";
import { renderChecks } from "./render-checks.ts";

interface OpenedTag {
  readonly job: ExaminePush;
  readonly github: GitHub;
  readonly repository: RepositoryState;
  readonly local: LocalRepository;
  /** Head of the default branch; undefined: the repository has none. */
  readonly base: string | undefined;
  readonly deps: Deps;
}

export async function examineTag(job: ExaminePush, run: Run, deps: Deps): Promise<void> {
  const github = deps.connect(job.installation, job.repository);
  const repository = await github.readRepository();
  const defaultRef = `refs/heads/${repository.defaultBranch}`;
  const local = await deps.git.open(
    { ...job.repository, kilobytes: repository.kilobytes },
    () => github.installationToken(),
    [
      { commitOrRef: job.after, optional: false },
      { commitOrRef: defaultRef, optional: true },
      ...(job.before === zeros ? [] : [{ commitOrRef: job.before, optional: true }]),
    ],
  );
  const opened = { job, github, repository, local, base: await local.resolve(defaultRef), deps };
  const files = await local.taggedFiles(job.after);
  await (files === undefined ? examineTaggedCommit(opened, run) : examineFiles(opened, files));
}

/**
 * A tag can bring in commits that no branch holds. Most name a commit that was pushed before: then what the tag itself says is
 * examined, for the rotation issue or, what that does not tell, for a comment on the commit; and the check that this commit has from
 * its branch is left as it is.
 */
async function examineTaggedCommit(opened: OpenedTag, run: Run): Promise<void> {
  const { job, github, repository, local, base, deps } = opened;
  const others = await headsElsewhere(job, deps);
  const head = await local.peel(job.after);
  const known = [base, job.before, ...others].filter((sha): sha is string => sha !== undefined && sha !== zeros);
  const isNew = (await local.count([head], known)) > 0;
  const isOpen = (await deps.store.openCheckRuns(run.jobId)).length > 0;
  const isJudge = isNew || isOpen || (await wasJudged(job, head, deps));
  const labels = await labelsOf(opened, head);
  if (!isJudge && labels === noLabels) return await remember(opened);

  const isLeft = !isJudge || (await isJudgedOtherwise(job, head, { github, deps }));
  const examine = async (conclude: Conclude) => {
    const judge = await readPolicy(local, base, github);
    // Judged again, it is judged on all that it holds: what was new then is known now.
    const range = { head, known: isNew || !isJudge ? known : [base ?? zeros], replaced: undefined };
    const actor = job.pusher;
    const report = await examineHead({ job, github, local, judge, range, actor, repository, labels, deps });
    await conclude(renderChecks(report));
    await ensureRotationIssues(report);
    if (isLeft) await commentOnTag(job, report);
    await remember(opened);
  };
  const checks = { job, headSha: head, github, run, deps };
  await (isLeft ? leaveChecks(checks, examine) : withChecks(checks, examine));
}

async function examineFiles(opened: OpenedTag, tagged: TaggedFiles): Promise<void> {
  const { job, local, base, github, deps } = opened;
  const { policy } = await readPolicy(local, base, github);
  const labels = await labelsOf(opened, tagged.id);
  await examineTaggedFiles(
    { ...opened, policy, actor: job.pusher, deps },
    { local, tagged, labels, tag: nameOfTag(job.ref) },
  );
  await remember(opened);
}

/** Not before the verdict: what is remembered is not looked at again. */
function remember({ job, deps }: OpenedTag): Promise<void> {
  return rememberRef(job, deps, { isDefault: false });
}

/** The job holds the name with masks in the place of credentials: what they mask is asked for. */
async function labelsOf({ job, github, deps }: OpenedTag, target: string): Promise<Labels> {
  const { ref, after, repository } = job;
  const isMasked = ref.includes("…");
  if (after === target && !isMasked) return noLabels;
  const refs = isMasked ? await deps.git.listRefs(repository, () => github.installationToken()) : [];
  const tags = [...refs].filter(([name, sha]) => isTag(name) && sha === after).map(([name]) => nameOfTag(name));
  return { ...noLabels, tags, annotated: after === target ? [] : [after] };
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
