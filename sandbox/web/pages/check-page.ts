import { ago } from "../ago.ts";
import { type Annotation, readAnnotations } from "../annotations.ts";
import { type CheckRun, checkMark, checkPill, conclusionWords, readChecks, stateOf } from "../checks.ts";
import { href } from "../href.ts";
import { type Html, html } from "../html.ts";
import { icon } from "../icons.ts";
import { live } from "../layout.ts";
import { comment } from "../markdown.ts";
import { readHead, repositoryFrame } from "../repository-frame.ts";
import { type Answer, type NumberParams, page, type RepoParams, redirect, type Visit } from "../route.ts";

/** One check run, whole. With `?latest`, once there is one, the newest run of the same check on the same commit. */
export async function checkPage({ github, params, query }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  const [head, { data: asked }] = await Promise.all([
    readHead(github, { owner, repo }),
    github.checks.get({ owner, repo, check_run_id: Number(number) }),
  ]);
  const siblings = await readChecks(github, { owner, repo }, asked.head_sha);
  const latest = siblings.find(({ name }) => name === asked.name) ?? asked;
  const run = query.has("latest") ? latest : asked;
  const annotated = await readAnnotations(github, { owner, repo }, [run]);
  const others = siblings.filter(({ name }) => name !== run.name);
  const body = html`${live(
    "check",
    html`${latest.id !== run.id && html`<p class="caution">This run is not the latest one of its check: ${checkPill(latest, { owner, repo })}</p>`}
${checkHead(run, { owner, repo })}
${output(run, { owner, repo })}
${annotationTable(annotated[0]?.annotations ?? [], run, { owner, repo })}
${others.length > 0 && html`<p class="muted">On the same commit: ${others.map((other) => checkPill(other, { owner, repo }))}</p>`}`,
  )}`;
  return page(`${run.name}: ${conclusionWords(run)}`, repositoryFrame(head, "commits", body));
}

/** `…/checks?check_run_id=7`, the form that GitHub's own links have. */
export async function checkPageByQuery({ params, query }: Visit<RepoParams>): Promise<Answer> {
  const { owner, repo } = params;
  const id = query.get("check_run_id");
  if (id === null) return redirect(href`/${owner}/${repo}/commits`);
  return redirect(href`/${owner}/${repo}/runs/${id}`);
}

export async function rerunCheck({ github, params }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo, number } = params;
  await github.checks.rerequestRun({ owner, repo, check_run_id: Number(number) });
  return redirect(`${href`/${owner}/${repo}/runs/${number}`}?latest`);
}

function checkHead(run: CheckRun, { owner, repo }: RepoParams): Html {
  const state = stateOf(run);
  const sha = run.head_sha;
  return html`<header class="check-head check-${state}">
${checkMark(state)}
<div><h1>${run.output.title ?? run.name}</h1>
<p><strong>${run.name}</strong> · ${conclusionWords(run)} · <a class="sha" href="${href`/${owner}/${repo}/commit/${sha}`}">${sha.slice(0, 7)}</a>
${run.pull_requests.map((pull) => html` · <a href="${href`/${owner}/${repo}/pull/${pull.number}`}">#${pull.number}</a>`)}
<span class="muted"> · ${ago(run.completed_at ?? run.started_at)}</span></p></div>
${state !== "running" && rerunForm(href`/${owner}/${repo}/runs/${run.id}/rerun`)}
</header>`;
}

/** Only what has ended can run again. */
function rerunForm(path: string): Html {
  return html`<form method="post" action="${path}"><button class="quiet">${icon("repeat")} Re-run</button></form>`;
}

function output(run: CheckRun, repo: RepoParams): Html {
  const { summary, text } = run.output;
  if (!summary && !text) return html`<p class="box blank">${run.name} has not written anything yet.</p>`;
  return html`<section class="box"><div class="pad check-output">${summary && comment(summary, { repo })}${text && comment(text, { repo })}</div></section>`;
}

function annotationTable(annotations: readonly Annotation[], run: CheckRun, { owner, repo }: RepoParams): Html {
  if (annotations.length === 0) return html``;
  return html`<h2>Annotations <span class="count">${annotations.length}</span></h2>
<section class="box annotations">${annotations.map(
    (one) => html`<div class="annotation annotation-${one.annotation_level}">
<p><a class="path" href="${href`/${owner}/${repo}/blob/${run.head_sha}/${one.path}`}#L${one.start_line}">${one.path}:${one.start_line}</a> <strong>${one.title}</strong></p>
<p class="annotation-message">${one.message}</p></div>`,
  )}</section>`;
}
