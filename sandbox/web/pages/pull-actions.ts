import { type CheckRun, readChecks } from "../checks.ts";
import { href } from "../href.ts";
import { type Answer, type NumberParams, redirect, type Visit } from "../route.ts";

const methods = ["merge", "squash", "rebase"] as const;

/** The head that the reader saw is sent along: what was pushed since is not merged unseen. */
export async function mergePull({ github, params, form }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  const method = methods.find((name) => name === form.get("method")) ?? "merge";
  const sha = form.get("sha") ?? "";
  await github.pulls.merge({ owner, repo, pull_number: Number(number), merge_method: method, sha });
  return redirect(href`/${owner}/${repo}/pull/${number}`);
}

/** REST cannot do this: it is a mutation of GraphQL. */
export async function markReady({ github, params }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  const { data: pull } = await github.pulls.get({ owner, repo, pull_number: Number(number) });
  const mutation =
    "mutation($id: ID!) { markPullRequestReadyForReview(input: { pullRequestId: $id }) { pullRequest { id } } }";
  await github.graphql(mutation, { id: pull.node_id });
  return redirect(href`/${owner}/${repo}/pull/${number}`);
}

/** Makes the checks that ran on the pull request required on its base branch: the gate. */
export async function requireChecks({ github, params }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  const { data: pull } = await github.pulls.get({ owner, repo, pull_number: Number(number) });
  const runs = await readChecks(github, { owner, repo }, pull.head.sha);
  await github.repos.updateBranchProtection({
    owner,
    repo,
    branch: pull.base.ref,
    required_status_checks: { strict: false, contexts: [], checks: runs.map(requiredCheck) },
    enforce_admins: true,
    required_pull_request_reviews: null,
    restrictions: null,
  });
  return redirect(href`/${owner}/${repo}/pull/${number}`);
}

/** Tied to the app that ran it: nobody else can pass the check in its name. */
function requiredCheck({ name, app }: CheckRun): { context: string; app_id?: number } {
  return app ? { context: name, app_id: app.id } : { context: name };
}
