import type { Octokit, RestEndpointMethodTypes } from "@octokit/rest";
import { href } from "./href.ts";
import { type Html, html } from "./html.ts";
import { type Icon, icon } from "./icons.ts";
import { live } from "./layout.ts";
import type { RepoParams } from "./route.ts";

export type Repository = RestEndpointMethodTypes["repos"]["get"]["response"]["data"];

/** What the head of every page of a repository shows. */
export interface RepositoryHead {
  readonly repository: Repository;
  readonly openPulls: number;
  readonly openIssues: number;
}

export type Tab = "code" | "commits" | "pulls" | "issues";

export async function readHead(github: Octokit, { owner, repo }: RepoParams): Promise<RepositoryHead> {
  const [{ data: repository }, pulls] = await Promise.all([
    github.repos.get({ owner, repo }),
    github.paginate(github.pulls.list, { owner, repo, state: "open", per_page: 100 }),
  ]);
  // GitHub counts pull requests among the issues.
  const openIssues = Math.max(0, repository.open_issues_count - pulls.length);
  return { repository, openPulls: pulls.length, openIssues };
}

export function repositoryFrame({ repository, openPulls, openIssues }: RepositoryHead, tab: Tab, body: Html): Html {
  const owner = repository.owner.login;
  const repo = repository.name;
  const tabs: readonly { id: Tab; icon: Icon; name: string; path: string; count: number }[] = [
    { id: "code", icon: "file", name: "Code", path: href`/${owner}/${repo}`, count: 0 },
    {
      id: "commits",
      icon: "commit",
      name: "Commits",
      path: href`/${owner}/${repo}/commits/${repository.default_branch}`,
      count: 0,
    },
    { id: "pulls", icon: "pull", name: "Pull requests", path: href`/${owner}/${repo}/pulls`, count: openPulls },
    { id: "issues", icon: "issue", name: "Issues", path: href`/${owner}/${repo}/issues`, count: openIssues },
  ];
  const frame = html`<div class="repository-head">
<p class="repository-name"><a href="/">${owner}</a> <span class="muted">/</span> <a href="${href`/${owner}/${repo}`}"><strong>${repo}</strong></a> ${visibility(repository)}</p>
<nav class="tabs">${tabs.map(
    ({ id, icon: name, name: words, path, count }) =>
      html`<a href="${path}" ${id === tab && html`aria-current="page"`}>${icon(name)} ${words} ${count > 0 && html`<span class="count">${count}</span>`}</a>`,
  )}</nav>
</div>`;
  return html`${live("repository-head", frame)}${body}`;
}

export function visibility(repository: { private: boolean; archived?: boolean; fork?: boolean }): Html {
  return html`<span class="label">${icon(repository.private ? "lock" : "globe")} ${repository.private ? "private" : "public"}</span>${repository.fork && html` <span class="label">fork</span>`}${repository.archived && html` <span class="label">archived</span>`}`;
}
