import { ago } from "../ago.ts";
import { annotationInsets, readAnnotations } from "../annotations.ts";
import { checkList, readChecks } from "../checks.ts";
import { titleOf } from "../commit-line.ts";
import { diffView } from "../diff-view.ts";
import { href } from "../href.ts";
import { html } from "../html.ts";
import { live } from "../layout.ts";
import { readHead, repositoryFrame } from "../repository-frame.ts";
import { type Answer, page, type RepoParams, type Visit } from "../route.ts";

/** One commit: what the checks say about it, and its changes with the checks' annotations at their lines. */
export async function commitPage({ github, params }: Visit<RepoParams & { readonly sha: string }>): Promise<Answer> {
  const { owner, repo, sha } = params;
  const [head, { data: commit }, runs] = await Promise.all([
    readHead(github, { owner, repo }),
    github.repos.getCommit({ owner, repo, ref: sha, per_page: 100 }),
    readChecks(github, { owner, repo }, sha),
  ]);
  const annotations = await readAnnotations(github, { owner, repo }, runs);
  const title = titleOf(commit.commit.message);
  const rest = commit.commit.message.slice(title.length).trim();
  const body = html`<header class="page-head"><div><h1>${title}</h1>
<p class="muted">${commit.commit.author?.name} committed ${ago(commit.commit.committer?.date)} · <code>${commit.sha}</code> · ${commit.parents.length === 1 ? "parent" : "parents"}
${commit.parents.map((parent) => html`<a class="sha" href="${href`/${owner}/${repo}/commit/${parent.sha}`}">${parent.sha.slice(0, 7)}</a> `)}</p></div></header>
${rest && html`<pre class="message">${rest}</pre>`}
${live("checks", runs.length > 0 ? html`<section class="box">${checkList(runs, { owner, repo })}</section>` : html``)}
${live("diff", diffView(commit.files ?? [], annotationInsets(annotations, { owner, repo }), { repo: { owner, repo }, sha: commit.sha }))}`;
  return page(title, repositoryFrame(head, "commits", body));
}
