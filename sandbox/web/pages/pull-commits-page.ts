import { checkPills, readChecks } from "../checks.ts";
import { commitLine } from "../commit-line.ts";
import { html } from "../html.ts";
import { live } from "../layout.ts";
import { pullFrame, readPull } from "../pull-frame.ts";
import { type Answer, type NumberParams, page, type Visit } from "../route.ts";

export async function pullCommitsPage({ github, params }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  const [{ head, pull }, commits] = await Promise.all([
    readPull(github, params),
    github.paginate(github.pulls.listCommits, { owner, repo, pull_number: Number(number), per_page: 100 }),
  ]);
  const rows = await Promise.all(
    commits.map(async (commit) => {
      const runs = await readChecks(github, { owner, repo }, commit.sha);
      return html`<li>${commitLine(commit, { owner, repo })} ${checkPills(runs, { owner, repo })}</li>`;
    }),
  );
  const body = live("commits", html`<ul class="box rows commits">${rows}</ul>`);
  return page(`Commits of #${pull.number}`, pullFrame({ head, pull }, "commits", body));
}
