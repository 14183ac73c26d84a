import type { Octokit, RestEndpointMethodTypes } from "@octokit/rest";
import { ago } from "./ago.ts";
import { href } from "./href.ts";
import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";
import { live } from "./layout.ts";
import { personName } from "./people.ts";
import { type RepositoryHead, readHead, repositoryFrame } from "./repository-frame.ts";
import type { NumberParams } from "./route.ts";

export type Pull = RestEndpointMethodTypes["pulls"]["get"]["response"]["data"];
export type PullTab = "conversation" | "commits" | "files";

export interface PullHead {
  readonly head: RepositoryHead;
  readonly pull: Pull;
}

export async function readPull(github: Octokit, { owner, repo, number }: NumberParams): Promise<PullHead> {
  const [head, { data: pull }] = await Promise.all([
    readHead(github, { owner, repo }),
    github.pulls.get({ owner, repo, pull_number: Number(number) }),
  ]);
  return { head, pull };
}

/** What stands above every page of a pull request. */
export function pullFrame({ head, pull }: PullHead, tab: PullTab, body: Html): Html {
  const path = href`/${head.repository.owner.login}/${head.repository.name}/pull/${pull.number}`;
  const tabs: readonly { id: PullTab; words: string; path: string; count: number }[] = [
    { id: "conversation", words: "Conversation", path, count: pull.comments + pull.review_comments },
    { id: "commits", words: "Commits", path: `${path}/commits`, count: pull.commits },
    { id: "files", words: "Files", path: `${path}/files`, count: pull.changed_files },
  ];
  const title = html`<header class="title">
<h1>${pull.title} <span class="number">#${pull.number}</span></h1>
<p>${pullBadge(pull)} ${personName(pull.user)} wants to merge <code>${headName(pull)}</code> into <code>${pull.base.ref}</code> <span class="muted">· opened ${ago(pull.created_at)}</span></p>
</header>
<nav class="tabs minor">${tabs.map(
    (one) =>
      html`<a href="${one.path}" ${one.id === tab && html`aria-current="page"`}>${one.words} <span class="count">${one.count}</span></a>`,
  )}</nav>`;
  return repositoryFrame(head, "pulls", html`${live("pull-head", title)}${body}`);
}

interface Ends {
  readonly head: { readonly ref: string; readonly label: string; readonly repo: { readonly id: number } | null };
  readonly base: { readonly repo: { readonly id: number } };
}

/** A branch of another repository is named with its owner. */
export function headName({ head, base }: Ends): string {
  return head.repo?.id === base.repo.id ? head.ref : head.label;
}

export function pullBadge(pull: { state: string; draft?: boolean; merged_at: string | null }): Html {
  if (pull.merged_at) return html`<span class="badge badge-merged">${icon("merged")} Merged</span>`;
  if (pull.state === "closed") return html`<span class="badge badge-closed">${icon("pull")} Closed</span>`;
  if (pull.draft) return html`<span class="badge badge-draft">${icon("pull")} Draft</span>`;
  return html`<span class="badge badge-open">${icon("pull")} Open</span>`;
}
