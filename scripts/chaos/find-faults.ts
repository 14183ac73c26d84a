import type { Octokit } from "@octokit/rest";
import type { Branch, Developer } from "./developer.ts";

interface Place {
  readonly octokit: Octokit;
  readonly owner: string;
}

const checkNames = ["rekey / secrets", "rekey / hygiene"];

/**
 * Compares GitHub with what must be there once everything has calmed down: sentences, none if all is well.
 * A head of a pull request that was overtaken by the next push before anybody looked may have no check, or one that says it was left.
 */
export async function findFaults(place: Place, developer: Developer): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const branch of developer.branches) {
    for (const head of branch.heads) faults.push(...(await faultsOfHead(place, { developer, branch, head })));
    if (branch.pull !== undefined)
      faults.push(...(await faultsOfPull(place, { developer, branch, pull: branch.pull })));
  }
  const wanted = developer.branches.reduce((sum, { keys }) => sum + keys, 0);
  const { octokit, owner } = place;
  const filter = { owner, repo: developer.repo, state: "all", labels: "rekey", per_page: 100 } as const;
  const issues = await octokit.paginate(octokit.rest.issues.listForRepo, filter);
  if (issues.length !== wanted) faults.push(`${developer.repo}: ${issues.length} issues for ${wanted} credentials`);
  return faults;
}

interface AtHead {
  readonly developer: Developer;
  readonly branch: Branch;
  readonly head: Branch["heads"][number];
}

async function faultsOfHead({ octokit, owner }: Place, { developer, branch, head }: AtHead): Promise<string[]> {
  const { data } = await octokit.rest.checks.listForRef({
    owner,
    repo: developer.repo,
    ref: head.sha,
    filter: "all",
    per_page: 100,
  });
  const where = `${developer.repo} ${branch.name} ${head.sha.slice(0, 7)}`;
  const faults: string[] = [];
  const ids = data.check_runs.map(({ external_id }) => external_id);
  if (new Set(ids).size < ids.length) faults.push(`${where}: a check was opened twice by one job`);
  const open = data.check_runs.filter(({ status }) => status !== "completed");
  if (open.length > 0) faults.push(`${where}: ${open.length} checks hang`);
  const isLast = branch.heads.at(-1) === head;
  const expected = expectedFailures(branch, head);
  for (const name of checkNames) {
    const runs = data.check_runs.filter((run) => run.name === name);
    const [latest] = runs.toSorted((one, other) => other.id - one.id);
    if (!latest && (isLast || branch.pull === undefined)) faults.push(`${where}: no ${name}`);
    const wasLeft = !isLast && branch.pull !== undefined && latest?.output.summary?.includes("The branch moved on");
    const isRight = wasLeft || expected.includes(latest?.conclusion === "failure");
    const isWrong = name === checkNames[0] && latest && !isRight;
    if (isWrong) faults.push(`${where}: ${name} says ${latest.conclusion} (${latest.output.title})`);
  }
  return faults;
}

/** A push answers for itself, a pull request for its whole branch; of a head before the last, either may have judged. */
function expectedFailures(branch: Branch, head: Branch["heads"][number]): readonly boolean[] {
  if (branch.pull === undefined) return [head.leaks];
  return branch.heads.at(-1) === head ? [head.hasLeaked] : [head.leaks, head.hasLeaked];
}

interface AtPull {
  readonly developer: Developer;
  readonly branch: Branch;
  readonly pull: number;
}

async function faultsOfPull({ octokit, owner }: Place, { developer, branch, pull }: AtPull): Promise<string[]> {
  const at = { owner, repo: developer.repo, pull_number: pull, per_page: 100 };
  const { data } = await octokit.rest.pulls.listReviewComments(at);
  const isRight = data.length === branch.keys;
  return isRight ? [] : [`${developer.repo}#${pull}: ${data.length} comments for ${branch.keys} findings`];
}
