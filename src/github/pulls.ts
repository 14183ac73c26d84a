import type { Access } from "./access.ts";
import type { OpenPull, PullRequest } from "./port.ts";

export async function readPull({ octokit, owner, repo }: Access, number: number): Promise<PullRequest> {
  const { data } = await octokit.rest.pulls.get({ owner, repo, pull_number: number });
  return {
    number,
    state: data.state,
    isDraft: data.draft ?? false,
    isFork: isFork(data),
    author: data.user?.login ?? "ghost",
    headSha: data.head.sha,
    headBranch: data.head.ref,
    baseBranch: data.base.ref,
    baseSha: data.base.sha,
  };
}

export async function openPullsFrom(access: Access, branch: string): Promise<readonly number[]> {
  const pulls = await listOpenPulls(access, { head: `${access.owner}:${branch}` });
  return pulls.filter((pull) => !isFork(pull) && pull.head.ref === branch).map(({ number }) => number);
}

export async function openPulls(access: Access): Promise<readonly OpenPull[]> {
  const pulls = await listOpenPulls(access, {});
  return pulls.map(({ number, head }) => ({ number, headSha: head.sha }));
}

/** Looked for among all: to the question for a commit's pull requests GitHub answers none where they come from a fork. */
export async function openPullsAt(access: Access, headSha: string): Promise<readonly number[]> {
  const pulls = await openPulls(access);
  return pulls.filter((pull) => pull.headSha === headSha).map(({ number }) => number);
}

function listOpenPulls({ octokit, owner, repo }: Access, filter: { readonly head?: string }) {
  return octokit.paginate(octokit.rest.pulls.list, { owner, repo, state: "open", per_page: 100, ...filter });
}

interface Ends {
  /** `repo` is null once the fork was deleted, whatever Octokit's type says. */
  readonly head: { readonly repo: { readonly id: number } | null };
  readonly base: { readonly repo: { readonly id: number } };
}

function isFork({ head, base }: Ends): boolean {
  return head.repo?.id !== base.repo.id;
}
