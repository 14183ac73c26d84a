import { ago } from "../ago.ts";
import { href } from "../href.ts";
import { html } from "../html.ts";
import { issueBadge, issueLabels } from "../issue-marks.ts";
import { live } from "../layout.ts";
import { readHead, repositoryFrame } from "../repository-frame.ts";
import { type Answer, page, type RepoParams, type Visit } from "../route.ts";
import { readStateFilter, stateFilter } from "../state-filter.ts";

export async function issuesPage({ github, params, query }: Visit<RepoParams>): Promise<Answer> {
  const { owner, repo } = params;
  const state = readStateFilter(query);
  const [head, { data: listed }] = await Promise.all([
    readHead(github, params),
    github.issues.listForRepo({ owner, repo, state, per_page: 100 }),
  ]);
  // GitHub lists pull requests among the issues.
  const issues = listed.filter((issue) => !issue.pull_request);
  const rows = issues.map(
    (
      issue,
    ) => html`<li><div>${issueBadge(issue)} <a class="row-title" href="${href`/${owner}/${repo}/issues/${issue.number}`}">${issue.title}</a> ${issueLabels(issue)}
<p class="muted">#${issue.number} by ${issue.user?.login}, ${ago(issue.created_at)}${issue.comments > 0 && `, ${issue.comments} comments`}</p></div></li>`,
  );
  const body = html`<header class="page-head"><h1>Issues</h1></header>
${stateFilter(state)}
${live("issues", rows.length > 0 ? html`<ul class="box rows">${rows}</ul>` : html`<p class="box blank">No ${state} issues.</p>`)}`;
  return page("Issues", repositoryFrame(head, "issues", body));
}
