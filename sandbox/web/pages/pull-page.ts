import { readChecks } from "../checks.ts";
import { commentBox, commentForm } from "../comment-box.ts";
import { href } from "../href.ts";
import { html } from "../html.ts";
import { live } from "../layout.ts";
import { comment } from "../markdown.ts";
import { mergeBox, readRequiredChecks } from "../merge-box.ts";
import { pullFrame, readPull } from "../pull-frame.ts";
import { type Answer, type NumberParams, page, type Visit } from "../route.ts";
import { timeline } from "../timeline.ts";

/** The conversation of a pull request, its checks, and the way to merge it. */
export async function pullPage({ github, params }: Visit<NumberParams>): Promise<Answer> {
  const { owner, repo } = params;
  const { head, pull } = await readPull(github, params);
  const [events, runs, required] = await Promise.all([
    timeline(github, { owner, repo }, pull),
    readChecks(github, { owner, repo }, pull.head.sha),
    readRequiredChecks(github, { owner, repo }, pull.base.ref),
  ]);
  const opening = {
    by: pull.user,
    did: "opened this pull request",
    at: pull.created_at,
    edited: false,
    body: pull.body ? comment(pull.body, { repo: { owner, repo } }) : html`<p class="muted">No description.</p>`,
  };
  const body = html`<div class="columns"><div>
${live("conversation", html`${commentBox(opening, `pull-${pull.number}`)}${events}`)}
${commentForm(href`/${owner}/${repo}/pull/${pull.number}`)}
</div>
<aside class="sticky">${live("merge", mergeBox({ pull, runs, required }, { owner, repo }))}</aside></div>`;
  return page(`${pull.title} #${pull.number}`, pullFrame({ head, pull }, "conversation", body));
}
