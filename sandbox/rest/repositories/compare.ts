import { diffFiles } from "../../diff-files.ts";
import { readCommits } from "../../git/read-commits.ts";
import type { Repository } from "../../state.ts";
import { findAccount } from "../accounts/find-account.ts";
import { ApiError, notFound } from "../api-error.ts";
import { canSee } from "../authorize.ts";
import { type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { pageLinks } from "../pagination.ts";
import { encodePath } from "./encode-path.ts";
import { representCommit } from "./represent-commit.ts";
import { representFile } from "./represent-file.ts";
import { fullName } from "./represent-repository.ts";
import { refuseEmpty, resolveCommit } from "./resolve-commit.ts";

/** Without pages a comparison holds so many commits; files come on the first page only, and never more. */
const maxCommits = 250;
const maxFiles = 300;

export const compareEndpoints: readonly Endpoint[] = [
  { operation: "GET /repos/{owner}/{repo}/compare/{basehead}", permission: { contents: "read" }, run: compare },
];

/** `BASE...HEAD`: what HEAD brought in since both went apart, as in a pull request. */
async function compare(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  await refuseEmpty(call);
  const { base, head } = await readSides(call);
  const mergeBase = await site.git.ask(repository, ["merge-base", base, head]);
  if (mergeBase === undefined) {
    const [baseName, headName] = call.param("basehead").split("...");
    throw new ApiError(404, { message: `No common ancestor between ${baseName} and ${headName}.` });
  }
  const listing = await site.git.text(repository, ["rev-list", "--reverse", `${base}..${head}`]);
  const shas = listing === "" ? [] : listing.split("\n");
  const behind = Number(await site.git.text(repository, ["rev-list", "--count", `${head}..${base}`]));
  const [shown, headers] = pageOf(call, shas);
  const read = (wanted: readonly string[]) => readCommits(site.git.run.bind(site.git, repository), wanted);
  const [baseCommit, mergeBaseCommit, ...commits] = (await read([base, mergeBase, ...shown])).map((commit) =>
    representCommit(site, repository, commit),
  );
  const files = call.page === 1 ? await diffFiles(site.git, repository, { from: mergeBase, to: head }) : [];
  const range = encodePath(call.param("basehead"));
  const html = `${site.urls.web}/${fullName(site, repository)}/compare/${range}`;
  return {
    ...ok({
      url: `${site.urls.api}/repos/${fullName(site, repository)}/compare/${range}`,
      html_url: html,
      permalink_url: `${site.urls.web}/${fullName(site, repository)}/compare/${base}...${head}`,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      base_commit: baseCommit,
      merge_base_commit: mergeBaseCommit,
      status: statusOf(shas.length, behind),
      ahead_by: shas.length,
      behind_by: behind,
      total_commits: shas.length,
      commits,
      files: files.slice(0, maxFiles).map((file) => representFile(site, repository, head, file)),
    }),
    headers,
  };
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? "diverged" : "ahead";
  return behind > 0 ? "behind" : "identical";
}

function pageOf(call: RepositoryCall, shas: readonly string[]): [readonly string[], Readonly<Record<string, string>>] {
  const isPaged = call.query.page !== undefined || call.query.per_page !== undefined;
  if (!isPaged) return [shas.slice(0, maxCommits), {}];
  const start = (call.page - 1) * call.perPage;
  const lastPage = Math.max(1, Math.ceil(shas.length / call.perPage));
  return [shas.slice(start, start + call.perPage), pageLinks(call, lastPage)];
}

async function readSides(call: RepositoryCall): Promise<{ readonly base: string; readonly head: string }> {
  const [base, head, ...rest] = call.param("basehead").split("...");
  if (!base || !head || rest.length > 0) throw notFound();
  return { base: await resolveSide(call, base), head: await resolveSide(call, head) };
}

/** A commit, branch or tag; `owner:branch` is one of that owner's repository in the fork network. */
async function resolveSide(call: RepositoryCall, side: string): Promise<string> {
  const { site, repository } = call;
  const [owner, branch] = side.includes(":") ? side.split(":", 2) : [undefined, side];
  if (branch === undefined) throw notFound();
  const home = owner === undefined ? repository : repositoryOf(call, owner);
  try {
    const sha = await resolveCommit({ ...call, repository: home }, branch);
    if (home !== repository) await site.git.share(home, sha, repository);
    return sha;
  } catch (error) {
    if (error instanceof ApiError) throw notFound();
    throw error;
  }
}

function repositoryOf(call: RepositoryCall, login: string): Repository {
  const owner = findAccount(call.site, login);
  const { repository } = call;
  const network = call.site.state.repositories.filter(
    (other) => other.id === repository.id || other.forkOf === repository.id || other.id === repository.forkOf,
  );
  const found = network.find((other) => other.ownerId === owner?.id);
  if (found === undefined || !canSee(call.caller, found)) throw notFound();
  return found;
}
