import type { Octokit } from "@octokit/rest";
import { ago } from "../ago.ts";
import { type CheckRun, checkMark, checkPills, overallState, readChecks } from "../checks.ts";
import { copyBox } from "../copy-box.ts";
import { href } from "../href.ts";
import { type Html, html } from "../html.ts";
import { icon } from "../icons.ts";
import { live } from "../layout.ts";
import { visibility } from "../repository-frame.ts";
import { type Answer, page, type Site, type Visit } from "../route.ts";
import { tryItCommands } from "../try-it.ts";

/** Every one costs some requests each time the page looks for news. */
const maxRepositories = 12;
const maxBranches = 8;
const shownBranches = 3;

type Listed = Awaited<ReturnType<typeof readRepositories>>[number];

interface Branch {
  readonly name: string;
  readonly runs: readonly CheckRun[];
}

export async function overviewPage({ site, github }: Visit): Promise<Answer> {
  const listed = await readRepositories(github);
  const shown = listed.slice(0, maxRepositories);
  const rows = await Promise.all(
    shown.map(async (repository) => row(repository, await readBranches(github, repository))),
  );
  const body = html`
<section class="hero">
<h1>A GitHub of your own, with Rekey watching</h1>
<p>This is a local GitHub on your machine. Push a key to it and see what Rekey does: the failed check, the comment on the very line, the issue that stays until the key is replaced.</p>
</section>
<div class="overview">
<section><h2>Repositories</h2>
${live("repositories", html`<div class="box repositories">${rows.length > 0 ? rows : html`<p class="blank">No repository yet. <a href="/new">Create the first one.</a></p>`}</div>${listed.length > shown.length && html`<p class="muted">The ${shown.length} pushed to last, of ${listed.length}.</p>`}`)}
</section>
<aside>${pushToIt(site, shown[0])}</aside>
</div>`;
  return page("Overview", body);
}

function pushToIt(site: Site, repository: Listed | undefined): Html {
  if (!repository) return html``;
  return html`<section class="box push-box"><header class="box-head">${icon("arrow")} <strong>Push to it</strong></header>
<div class="pad">
<p>With your own git, in a terminal. Line by line or all at once:</p>
${copyBox("the commands", tryItCommands(`${site.git}/${repository.full_name}.git`, repository.name))}
<p>When git asks: any user name, and as password the token of <strong>${site.login}</strong>:</p>
${copyBox("the token", site.token)}
<p class="muted">For scripts: <code>${site.api}</code> is the base URL for an Octokit.</p>
</div></section>`;
}

function row(repository: Listed, branches: readonly Branch[]): Html {
  const owner = repository.owner.login;
  const repo = repository.name;
  const shown = branches.toSorted(byNewestCheck).slice(0, shownBranches);
  return html`<article class="repository">
<h3><a href="${href`/${owner}/${repo}`}">${owner} / <strong>${repo}</strong></a> ${visibility(repository)}</h3>
${repository.description && html`<p>${repository.description}</p>`}
<ul class="branch-verdicts">${shown.map(
    ({ name, runs }) => html`<li>${checkMark(overallState(runs))}
<a class="branch" href="${href`/${owner}/${repo}/commits/${name}`}">${name}</a> ${checkPills(runs, { owner, repo })}</li>`,
  )}</ul>
<p class="muted">${branches.length === 0 ? "Empty: nothing was pushed yet." : html`Pushed ${ago(repository.pushed_at)}`}</p>
</article>`;
}

async function readRepositories(github: Octokit) {
  const { data } = await github.repos.listForAuthenticatedUser({ per_page: 100, sort: "pushed" });
  return data;
}

async function readBranches(github: Octokit, { owner, name }: Listed): Promise<readonly Branch[]> {
  const repo = { owner: owner.login, repo: name };
  const { data } = await github.repos.listBranches({ ...repo, per_page: maxBranches });
  return Promise.all(
    data.map(async (branch) => ({ name: branch.name, runs: await readChecks(github, repo, branch.commit.sha) })),
  );
}

/** Ids of check runs grow with time. */
function byNewestCheck(one: Branch, other: Branch): number {
  return newest(other) - newest(one);
}

function newest({ runs }: Branch): number {
  return Math.max(0, ...runs.map((run) => run.id));
}
