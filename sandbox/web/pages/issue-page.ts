import type { Octokit } from "@octokit/rest";
import { ago } from "../ago.ts";
import { commentBox, commentForm, stateForm } from "../comment-box.ts";
import { href } from "../href.ts";
import { type Html, html } from "../html.ts";
import { type Issue, issueBadge, issueLabels } from "../issue-marks.ts";
import { live } from "../layout.ts";
import { comment } from "../markdown.ts";
import { avatar, personName } from "../people.ts";
import { readHead, repositoryFrame } from "../repository-frame.ts";
import { type Answer, type NumberParams, page, type RepoParams, redirect, type Visit } from "../route.ts";
import { type IssueComment, issueCommentBox } from "../timeline.ts";

/** A number that is a pull request's leads there, as on GitHub. */
export async function issuePage({ github, params }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  const issueNumber = Number(number);
  const { data: issue } = await github.issues.get({ owner, repo, issue_number: issueNumber });
  if (issue.pull_request) return redirect(href`/${owner}/${repo}/pull/${number}`);
  const [head, comments] = await Promise.all([
    readHead(github, { owner, repo }),
    readComments(github, { owner, repo }, issueNumber),
  ]);
  const path = href`/${owner}/${repo}/issues/${number}`;
  const title = html`<header class="title"><h1>${issue.title} <span class="number">#${issue.number}</span></h1>
<p>${issueBadge(issue)} ${personName(issue.user)} <span class="muted">opened this ${ago(issue.created_at)} · ${comments.length} ${comments.length === 1 ? "comment" : "comments"}</span></p></header>`;
  const body = html`${live("issue-head", title)}
<div class="columns"><div>
${live("conversation", conversation(issue, comments, { owner, repo }))}
${commentForm(path)}
</div>
<aside>${live("issue-side", html`<section class="box side">${sideOf(issue)}${stateForm(path, issue.state, "issue")}</section>`)}</aside></div>`;
  return page(`${issue.title} #${issue.number}`, repositoryFrame(head, "issues", body));
}

function readComments(github: Octokit, repo: RepoParams, number: number): Promise<readonly IssueComment[]> {
  return github.paginate(github.issues.listComments, { ...repo, issue_number: number, per_page: 100 });
}

function conversation(issue: Issue, comments: readonly IssueComment[], repo: RepoParams): Html {
  const opening = {
    by: issue.user,
    did: "opened this issue",
    at: issue.created_at,
    edited: false,
    body: html`<div data-tasks="${href`/${repo.owner}/${repo.repo}/issues/${issue.number}/task`}">${comment(issue.body ?? "", { repo })}</div>`,
  };
  return html`${commentBox(opening, `issue-${issue.number}`)}
<ol class="timeline">${comments.map((one) => html`<li>${issueCommentBox(one, repo)}</li>`)}</ol>`;
}

function sideOf(issue: Issue): Html {
  const assignees = issue.assignees ?? [];
  return html`<dl>
<dt>Assignees</dt><dd>${assignees.length > 0 ? assignees.map((person) => html`<p>${avatar(person)} ${personName(person)}</p>`) : html`<span class="muted">nobody</span>`}</dd>
<dt>Labels</dt><dd>${issue.labels.length > 0 ? issueLabels(issue) : html`<span class="muted">none</span>`}</dd>
</dl>`;
}
