import { annotationInsets, readAnnotations } from "../annotations.ts";
import { readChecks } from "../checks.ts";
import { diffView } from "../diff-view.ts";
import { html } from "../html.ts";
import { live } from "../layout.ts";
import { pullFrame, readPull } from "../pull-frame.ts";
import { type Answer, type NumberParams, page, type Visit } from "../route.ts";
import { threadInsets, threadsOf } from "../thread.ts";

/** The changes of a pull request, with comments and annotations at their lines. */
export async function pullFilesPage({ github, params }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  const pullRequest = { owner, repo, pull_number: Number(number), per_page: 100 };
  const [{ head, pull }, files, comments] = await Promise.all([
    readPull(github, params),
    github.paginate(github.pulls.listFiles, pullRequest),
    github.paginate(github.pulls.listReviewComments, pullRequest),
  ]);
  const runs = await readChecks(github, { owner, repo }, pull.head.sha);
  const annotations = await readAnnotations(github, { owner, repo }, runs);
  const place = { repo: { owner, repo }, pull: pull.number, isOpen: pull.state === "open" };
  const insets = [...annotationInsets(annotations, place.repo), ...threadInsets(threadsOf(comments), place)];
  const body = live("files", html`${diffView(files, insets, { repo: place.repo, sha: pull.head.sha })}`);
  return page(`Files of #${pull.number}`, pullFrame({ head, pull }, "files", body));
}
