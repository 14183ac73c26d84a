import type { Octokit } from "@octokit/rest";
import { ifFound } from "./api-failure.ts";
import { type CheckRun, checkList, stateOf } from "./checks.ts";
import { stateForm } from "./comment-box.ts";
import { href } from "./href.ts";
import { type Html, html } from "./html.ts";
import type { Pull } from "./pull-frame.ts";
import type { RepoParams } from "./route.ts";

/** Names of the checks that the base branch requires; none when it is not protected. */
export async function readRequiredChecks(
  github: Octokit,
  repo: RepoParams,
  branch: string,
): Promise<readonly string[]> {
  const protection = await ifFound(github.repos.getBranchProtection({ ...repo, branch }));
  return protection?.data.required_status_checks?.contexts ?? [];
}

export interface MergeFacts {
  readonly pull: Pull;
  readonly runs: readonly CheckRun[];
  readonly required: readonly string[];
}

/** The checks of a pull request, and whether it can be merged; if not, why. */
export function mergeBox(facts: MergeFacts, repo: RepoParams): Html {
  const { pull, runs } = facts;
  const path = href`/${repo.owner}/${repo.repo}/pull/${pull.number}`;
  return html`<section class="box merge">
<header class="box-head"><strong>Checks</strong></header>
${runs.length > 0 ? checkList(runs, repo) : html`<p class="blank">No checks on this commit yet.</p>`}
<div class="pad merge-actions">${decision(facts, path)}
${!pull.merged && stateForm(path, pull.state, "pull request")}</div>
</section>`;
}

function decision({ pull, runs, required }: MergeFacts, path: string): Html {
  if (pull.merged) return html`<p><strong>Merged</strong> as <code>${pull.merge_commit_sha?.slice(0, 7)}</code>.</p>`;
  if (pull.state === "closed") return html`<p><strong>Closed</strong> without merging.</p>`;
  if (pull.draft) return draft(path);
  if (pull.mergeable === false) return blocked("The branch has conflicts with the base branch. Resolve them and push.");
  const missing = required.filter((name) => !passes(name, runs));
  if (missing.length > 0) return blocked(`Required and not passed: ${missing.join(", ")}.`);
  if (runs.some((run) => stateOf(run) === "fail")) return unguarded(pull, path);
  return mergeForm(pull, path, "primary");
}

/** As on GitHub, a required check lets through what succeeded and what is neutral. */
function passes(name: string, runs: readonly CheckRun[]): boolean {
  return runs.some((run) => run.name === name && ["pass", "neutral"].includes(stateOf(run)));
}

function blocked(why: string): Html {
  return html`<p class="blocked"><strong>Merging is blocked.</strong> ${why}</p><button disabled>Merge pull request</button>`;
}

function draft(path: string): Html {
  return html`<p class="blocked"><strong>This is a draft.</strong> It cannot be merged yet.</p>
<form method="post" action="${path}/ready"><button class="primary">Ready for review</button></form>`;
}

/** A failed check stops nobody unless the branch requires it; here is where to learn that. */
function unguarded(pull: Pull, path: string): Html {
  return html`<p class="caution"><strong>A check failed, but nothing requires it.</strong> <code>${pull.base.ref}</code> would take this merge.</p>
<form method="post" action="${path}/require-checks"><button class="primary">Require these checks on ${pull.base.ref}</button></form>
${mergeForm(pull, path, "quiet")}`;
}

function mergeForm(pull: Pull, path: string, look: "primary" | "quiet"): Html {
  return html`<form class="merge-form" method="post" action="${path}/merge"><input type="hidden" name="sha" value="${pull.head.sha}">
<button class="${look}">${look === "quiet" ? "Merge anyway" : "Merge pull request"}</button>
<select name="method" aria-label="How to merge"><option value="merge">merge</option><option value="squash">squash</option><option value="rebase">rebase</option></select></form>`;
}
