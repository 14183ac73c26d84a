import { ago } from "../ago.ts";
import { checkPills, readChecks } from "../checks.ts";
import { href } from "../href.ts";
import { html } from "../html.ts";
import { icon } from "../icons.ts";
import { live } from "../layout.ts";
import { headName, pullBadge } from "../pull-frame.ts";
import { readHead, repositoryFrame } from "../repository-frame.ts";
import { type Answer, page, type RepoParams, type Visit } from "../route.ts";
import { readStateFilter, stateFilter } from "../state-filter.ts";

export async function pullsPage({ github, params, query }: Visit<RepoParams>): Promise<Answer> {
  const { owner, repo } = params;
  const state = readStateFilter(query);
  const [head, { data: pulls }] = await Promise.all([
    readHead(github, params),
    github.pulls.list({ owner, repo, state, per_page: 50 }),
  ]);
  const rows = await Promise.all(
    pulls.map(async (pull) => {
      const runs = await readChecks(github, { owner, repo }, pull.head.sha);
      return html`<li><div>${pullBadge(pull)} <a class="row-title" href="${href`/${owner}/${repo}/pull/${pull.number}`}">${pull.title}</a>
<p class="muted">#${pull.number} by ${pull.user?.login}, <code>${headName(pull)}</code>, ${ago(pull.created_at)}</p></div>${checkPills(runs, params)}</li>`;
    }),
  );
  const body = html`<header class="page-head"><h1>Pull requests</h1><a class="button primary" href="${href`/${owner}/${repo}/compare`}">${icon("plus")} New pull request</a></header>
${stateFilter(state)}
${live("pulls", rows.length > 0 ? html`<ul class="box rows">${rows}</ul>` : html`<p class="box blank">No ${state} pull requests.</p>`)}`;
  return page("Pull requests", repositoryFrame(head, "pulls", body));
}
