import { branchMenu } from "../branch-menu.ts";
import { checkPills, readChecks } from "../checks.ts";
import { commitLine } from "../commit-line.ts";
import { href } from "../href.ts";
import { html } from "../html.ts";
import { live } from "../layout.ts";
import { pager } from "../pager.ts";
import { readHead, repositoryFrame } from "../repository-frame.ts";
import { type Answer, type PlaceParams, page, type RepoParams, type Visit } from "../route.ts";

const perPage = 20;

/** Without a place: those of the default branch. */
export async function commitsPage({ github, params, query }: Visit<RepoParams | PlaceParams>): Promise<Answer> {
  const { owner, repo } = params;
  const number = Math.max(1, Number(query.get("page")) || 1);
  const head = await readHead(github, params);
  const ref = "place" in params ? params.place : head.repository.default_branch;
  const [{ data: commits }, { data: branches }] = await Promise.all([
    github.repos.listCommits({ owner, repo, sha: ref, per_page: perPage, page: number }),
    github.repos.listBranches({ owner, repo, per_page: 100 }),
  ]);
  const rows = await Promise.all(
    commits.map(async (commit) => {
      const runs = await readChecks(github, { owner, repo }, commit.sha);
      return html`<li>${commitLine(commit, { owner, repo })} ${checkPills(runs, { owner, repo })}</li>`;
    }),
  );
  const names = branches.map((branch) => branch.name);
  const menu = branchMenu(ref, names, (name) => href`/${owner}/${repo}/commits/${name}`);
  const body = html`<header class="page-head"><h1>Commits</h1>
${menu}</header>
${live("commits", html`<ul class="box rows commits">${rows}</ul>`)}
${pager(number, commits.length === perPage)}`;
  return page(`Commits on ${ref}`, repositoryFrame(head, "commits", body));
}
