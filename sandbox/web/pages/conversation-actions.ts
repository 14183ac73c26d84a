import { field } from "../form.ts";
import { href } from "../href.ts";
import { type Answer, type NumberParams, redirect, type Visit } from "../route.ts";
import { setTask } from "../task-list.ts";

export async function commentOnIssue(visit: Visit<NumberParams>): Promise<Answer> {
  await addComment(visit);
  return redirect(issuePath(visit.params));
}

export async function commentOnPull(visit: Visit<NumberParams>): Promise<Answer> {
  await addComment(visit);
  return redirect(pullPath(visit.params));
}

export async function setIssueState({ github, params, form }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  await github.issues.update({ owner, repo, issue_number: Number(number), state: wantedState(form) });
  return redirect(issuePath(params));
}

export async function setPullState({ github, params, form }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  await github.pulls.update({ owner, repo, pull_number: Number(number), state: wantedState(form) });
  return redirect(pullPath(params));
}

/** A tick in the issue's own text. */
export async function setIssueTask({ github, params, form }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  const { data: issue } = await github.issues.get({ owner, repo, issue_number: Number(number) });
  const body = setTask(issue.body ?? "", Number(form.get("task")), form.get("state") === "done");
  await github.issues.update({ owner, repo, issue_number: Number(number), body });
  return redirect(issuePath(params));
}

/** Comments of the conversation are the issue's, also on a pull request. */
async function addComment({ github, params, form }: Visit<NumberParams>): Promise<void> {
  const { owner, repo, number } = params;
  await github.issues.createComment({ owner, repo, issue_number: Number(number), body: field(form, "body") });
}

function wantedState(form: URLSearchParams): "open" | "closed" {
  return form.get("state") === "open" ? "open" : "closed";
}

function issuePath({ owner, repo, number }: NumberParams): string {
  return href`/${owner}/${repo}/issues/${number}`;
}

function pullPath({ owner, repo, number }: NumberParams): string {
  return href`/${owner}/${repo}/pull/${number}`;
}
