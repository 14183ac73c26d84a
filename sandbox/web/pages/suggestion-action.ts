import { href } from "../href.ts";
import { type Answer, type NumberParams, redirect, type Visit } from "../route.ts";
import { suggestionIn } from "../suggestion.ts";

/** "Commit suggestion": writes the suggested lines to the pull request's branch, as a commit of its own. */
export async function commitSuggestion({ github, params, form }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  const request = { owner, repo, comment_id: Number(form.get("comment")) };
  const [{ data: comment }, { data: pull }] = await Promise.all([
    github.pulls.getReviewComment(request),
    github.pulls.get({ owner, repo, pull_number: Number(number) }),
  ]);
  const suggestion = suggestionIn(comment.body);
  if (suggestion === undefined || !comment.line || !pull.head.repo)
    return redirect(href`/${owner}/${repo}/pull/${number}`);

  const target = { owner: pull.head.repo.owner.login, repo: pull.head.repo.name, path: comment.path };
  const { data: file } = await github.repos.getContent({ ...target, ref: pull.head.ref });
  if (Array.isArray(file) || file.type !== "file") return redirect(href`/${owner}/${repo}/pull/${number}`);
  const text = Buffer.from(file.content, "base64").toString("utf8");
  const changed = replaceLines(text, comment.start_line ?? comment.line, comment.line, suggestion);
  await github.repos.createOrUpdateFileContents({
    ...target,
    branch: pull.head.ref,
    message: `Apply suggestion to ${comment.path}`,
    content: Buffer.from(changed).toString("base64"),
    sha: file.sha,
  });
  return redirect(href`/${owner}/${repo}/pull/${number}`);
}

/** Lines `from` to `to`, both included and counted from 1. An empty suggestion deletes them. */
function replaceLines(text: string, from: number, to: number, suggestion: string): string {
  const lines = text.split("\n");
  lines.splice(from - 1, to - from + 1, ...(suggestion === "" ? [] : suggestion.split("\n")));
  return lines.join("\n");
}
