import type { Octokit } from "@octokit/rest";
import { checkMark, overallState, readChecks } from "./checks.ts";
import { href } from "./href.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";
import type { Repository } from "./repository-frame.ts";

interface Branch {
  readonly name: string;
  readonly commit: { readonly sha: string };
}

/** The branches with their verdicts, and for each the way to a pull request. */
export async function branchList(github: Octokit, repository: Repository, branches: readonly Branch[]): Promise<Html> {
  const owner = repository.owner.login;
  const repo = repository.name;
  const { data: pulls } = await github.pulls.list({ owner, repo, state: "open", per_page: 100 });
  const rows = await Promise.all(
    branches.map(async ({ name, commit }) => {
      const runs = await readChecks(github, { owner, repo }, commit.sha);
      const pull = pulls.find(({ head }) => head.ref === name && head.repo?.id === repository.id);
      return html`<li>${checkMark(overallState(runs))} <a class="branch" href="${href`/${owner}/${repo}/commits/${name}`}">${name}</a>
${pull && html`<a class="row-end" href="${href`/${owner}/${repo}/pull/${pull.number}`}">#${pull.number}</a>`}
${!pull && name !== repository.default_branch && html`<a class="button small row-end" href="${href`/${owner}/${repo}/compare/${repository.default_branch}...${name}`}">${icon("plus")} Pull request</a>`}</li>`;
    }),
  );
  return html`<section class="box"><header class="box-head">${icon("branch")} <strong>Branches</strong></header><ul class="rows">${rows}</ul></section>`;
}
