import type { Octokit, RestEndpointMethodTypes } from "@octokit/rest";
import { ago } from "./ago.ts";
import { href } from "./href.ts";
import { type Html, html } from "./html.ts";
import { type Icon, icon } from "./icons.ts";
import type { RepoParams } from "./route.ts";

export type CheckRun = RestEndpointMethodTypes["checks"]["listForRef"]["response"]["data"]["check_runs"][number];

/** The latest run of each check on a branch or commit. */
export async function readChecks(github: Octokit, repo: RepoParams, ref: string): Promise<readonly CheckRun[]> {
  const runs = await github.paginate(github.checks.listForRef, { ...repo, ref, per_page: 100 });
  return runs.toSorted((one, other) => one.name.localeCompare(other.name));
}

/** `pass` lets a required check through; `neutral` does as well, but has something to say. */
export type CheckState = "pass" | "neutral" | "fail" | "running" | "none";

export function stateOf(run: CheckRun): CheckState {
  if (run.status !== "completed") return "running";
  if (run.conclusion === "success") return "pass";
  if (run.conclusion === "neutral" || run.conclusion === "skipped") return "neutral";
  return "fail";
}

/** The worst of them: one failure outweighs what still runs. */
export function overallState(runs: readonly CheckRun[]): CheckState {
  const states = new Set(runs.map(stateOf));
  const order = ["fail", "running", "neutral", "pass"] as const;
  return order.find((state) => states.has(state)) ?? "none";
}

/** A small round mark, as in lists of commits. The words are for who cannot see it. */
export function checkMark(state: CheckState): Html {
  return html`<span class="mark mark-${state}">${icon(icons[state])}<span class="hidden">${words[state]}</span></span>`;
}

/** One check as a pill that leads to its page. */
export function checkPill(run: CheckRun, { owner, repo }: RepoParams): Html {
  const state = stateOf(run);
  const path = href`/${owner}/${repo}/runs/${run.id}`;
  return html`<a class="pill pill-${state}" href="${path}">${icon(icons[state])} ${run.name}</a>`;
}

export function checkPills(runs: readonly CheckRun[], repo: RepoParams): Html {
  if (runs.length === 0) return html`<span class="muted">No checks yet</span>`;
  return html`<span class="pills">${runs.map((run) => checkPill(run, repo))}</span>`;
}

/** One line per check: what it concluded, and its title. */
export function checkList(runs: readonly CheckRun[], { owner, repo }: RepoParams): Html {
  return html`<ul class="checks">
${runs.map(
  (run) => html`<li>
${checkMark(stateOf(run))}
<a class="check-name" href="${href`/${owner}/${repo}/runs/${run.id}`}">${run.name}</a>
<span class="muted">${run.output.title ?? conclusionWords(run)}</span>
<span class="muted check-time">${ago(run.completed_at ?? run.started_at)}</span>
</li>`,
)}
</ul>`;
}

export function conclusionWords(run: CheckRun): string {
  return (run.conclusion ?? run.status).replaceAll("_", " ");
}

const icons: Readonly<Record<CheckState, Icon>> = {
  pass: "pass",
  neutral: "neutral",
  fail: "fail",
  running: "running",
  none: "none",
};

const words: Readonly<Record<CheckState, string>> = {
  pass: "passed",
  neutral: "neutral",
  fail: "failed",
  running: "running",
  none: "no checks",
};
