import { branchList } from "../branch-list.ts";
import { copyBox } from "../copy-box.ts";
import { directoryView } from "../directory-view.ts";
import { type Html, html } from "../html.ts";
import { icon } from "../icons.ts";
import { live } from "../layout.ts";
import { type Place, readPlace } from "../place.ts";
import { type RepositoryHead, readHead, repositoryFrame } from "../repository-frame.ts";
import { type Answer, type PlaceParams, page, type RepoParams, type Site, type Visit } from "../route.ts";
import { tryItCommands } from "../try-it.ts";

/** The front page of a repository: its default branch. */
export async function repositoryPage(visit: Visit<RepoParams>): Promise<Answer> {
  const head = await readHead(visit.github, visit.params);
  return codePage(visit, head, { ref: head.repository.default_branch, path: "" });
}

export async function treePage(visit: Visit<PlaceParams>): Promise<Answer> {
  const { github, params } = visit;
  const [head, place] = await Promise.all([readHead(github, params), readPlace(github, params, params.place)]);
  return codePage(visit, head, place);
}

async function codePage(
  { site, github, params }: Visit<RepoParams>,
  head: RepositoryHead,
  place: Place,
): Promise<Answer> {
  const { owner, repo } = params;
  const title = head.repository.full_name;
  const { data: branches } = await github.repos.listBranches({ owner, repo, per_page: 30 });
  if (branches.length === 0) return page(title, repositoryFrame(head, "code", quickStart(site, head)));
  const names = branches.map((branch) => branch.name);
  const [directory, list] = await Promise.all([
    directoryView(github, { owner, repo }, place, names),
    branchList(github, head.repository, branches),
  ]);
  const body = html`<div class="columns"><div>${live("directory", directory)}</div>
<aside>${live("branches", list)}${cloneBox(site, head)}</aside></div>`;
  return page(title, repositoryFrame(head, "code", body));
}

function cloneBox(site: Site, head: RepositoryHead): Html {
  return html`<section class="box"><header class="box-head">${icon("copy")} <strong>Clone</strong></header><div class="pad">
${copyBox("the command", `git clone ${remoteOf(site, head)}`)}
${tokenBox(site)}
</div></section>`;
}

/** What an empty repository shows. */
function quickStart(site: Site, head: RepositoryHead): Html {
  const remote = remoteOf(site, head);
  const push = `git remote add origin ${remote}\ngit push -u origin HEAD:${head.repository.default_branch}`;
  return html`${live("empty", html`<h1>Nothing here yet</h1>`)}
<section class="box"><header class="box-head"><strong>Start with a made-up key</strong></header><div class="pad">${copyBox("the commands", tryItCommands(remote, head.repository.name))}</div></section>
<section class="box"><header class="box-head"><strong>Or push a repository you have</strong></header><div class="pad">${copyBox("the commands", push)}
${tokenBox(site)}</div></section>`;
}

function tokenBox(site: Site): Html {
  return html`<p class="muted">When git asks: any user name, and this token as password.</p>${copyBox("the token", site.token)}`;
}

function remoteOf(site: Site, { repository }: RepositoryHead): string {
  return `${site.git}/${repository.full_name}.git`;
}
