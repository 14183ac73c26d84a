import type { Octokit } from "@octokit/rest";
import { commitLine } from "../commit-line.ts";
import { diffView } from "../diff-view.ts";
import { field } from "../form.ts";
import { href } from "../href.ts";
import { type Html, html } from "../html.ts";
import { icon } from "../icons.ts";
import { readHead, repositoryFrame } from "../repository-frame.ts";
import { type Answer, type PlaceParams, page, type RepoParams, redirect, type Visit } from "../route.ts";

/** What a pull request would bring from `head` into `base`; a fork's branch is written `owner:branch`. */
interface Range {
  readonly base: string;
  readonly head: string;
}

/** Choose two branches, see what is between them, open a pull request. */
export async function comparePage({ github, params, query }: Visit<RepoParams | PlaceParams>): Promise<Answer> {
  const head = await readHead(github, params);
  const [branches, forks] = await Promise.all([readBranchNames(github, params), readForkBranches(github, params)]);
  const range = readRange(params, query, head.repository.default_branch);
  const body = html`<header class="page-head"><h1>New pull request</h1></header>
${chooser(range, branches, [...branches, ...forks], params)}
${range.head === "" ? html`<p class="box blank">Choose the branch that has your changes.</p>` : await comparison(github, params, range)}`;
  return page("New pull request", repositoryFrame(head, "pulls", body));
}

export async function createPull({ github, params: { owner, repo }, form }: Visit<RepoParams>): Promise<Answer> {
  const { data: pull } = await github.pulls.create({
    owner,
    repo,
    base: field(form, "base"),
    head: field(form, "head"),
    title: field(form, "title"),
    body: field(form, "body"),
    draft: form.has("draft"),
  });
  return redirect(href`/${owner}/${repo}/pull/${pull.number}`);
}

async function comparison(github: Octokit, { owner, repo }: RepoParams, { base, head }: Range): Promise<Html> {
  const { data } = await github.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${base}...${head}` });
  const latest = data.commits.at(-1);
  if (!latest)
    return html`<p class="box blank"><strong>Nothing to compare.</strong> ${base} has all commits of ${head}.</p>`;
  return html`<form class="box form" method="post" action="${href`/${owner}/${repo}/compare`}">
<input type="hidden" name="base" value="${base}"><input type="hidden" name="head" value="${head}">
<label for="title">Title</label>
<input id="title" name="title" required maxlength="256" value="${latest.commit.message.split("\n", 1)[0]}" autocomplete="off">
<label for="body">Description</label>
<textarea id="body" name="body" rows="4" maxlength="65536" placeholder="Markdown is understood"></textarea>
<label class="choice"><input type="checkbox" name="draft"> <span>As a draft</span></label>
<p class="actions"><button class="primary">Create pull request</button></p>
</form>
<h2>Commits <span class="count">${data.total_commits}</span></h2>
<ul class="box rows commits">${data.commits.map((commit) => html`<li>${commitLine(commit, { owner, repo })}</li>`)}</ul>
<h2>Files</h2>
${diffView(data.files ?? [], [], { repo: { owner, repo }, sha: latest.sha })}`;
}

function chooser(range: Range, bases: readonly string[], heads: readonly string[], { owner, repo }: RepoParams): Html {
  return html`<form class="box chooser" method="get" action="${href`/${owner}/${repo}/compare`}">
<label>into <select name="base">${bases.map((name) => option(name, range.base))}</select></label>
<label>from <select name="head"><option value="">choose…</option>${heads.map((name) => option(name, range.head))}</select></label>
<button>${icon("arrow")} Compare</button></form>`;
}

function option(name: string, chosen: string): Html {
  return html`<option ${name === chosen && html`selected`}>${name}</option>`;
}

/** From the path as GitHub writes it (`main...feature`, or the head alone), or from the form's fields. */
function readRange(params: RepoParams | PlaceParams, query: URLSearchParams, defaultBranch: string): Range {
  if (!("place" in params)) return { base: query.get("base") ?? defaultBranch, head: query.get("head") ?? "" };
  const [first = "", second] = params.place.split("...", 2);
  return second === undefined ? { base: defaultBranch, head: first } : { base: first, head: second };
}

async function readBranchNames(github: Octokit, { owner, repo }: RepoParams): Promise<readonly string[]> {
  const branches = await github.paginate(github.repos.listBranches, { owner, repo, per_page: 100 });
  return branches.map((branch) => branch.name);
}

async function readForkBranches(github: Octokit, { owner, repo }: RepoParams): Promise<readonly string[]> {
  const { data: forks } = await github.repos.listForks({ owner, repo, per_page: 20 });
  const names = await Promise.all(
    forks.map(async (fork) => {
      const branches = await readBranchNames(github, { owner: fork.owner.login, repo: fork.name });
      return branches.map((branch) => `${fork.owner.login}:${branch}`);
    }),
  );
  return names.flat();
}
