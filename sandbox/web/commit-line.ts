import { ago } from "./ago.ts";
import { href } from "./href.ts";
import { type Html, html } from "./html.ts";
import type { RepoParams } from "./route.ts";

/** A commit as lists of commits give it. */
export interface ListedCommit {
  readonly sha: string;
  readonly commit: {
    readonly message: string;
    readonly author: { readonly name?: string; readonly date?: string } | null;
    readonly committer: { readonly date?: string } | null;
  };
}

/** Title, who, when, short id. */
export function commitLine({ sha, commit }: ListedCommit, { owner, repo }: RepoParams): Html {
  const path = href`/${owner}/${repo}/commit/${sha}`;
  return html`<span class="commit-line"><a class="commit-title" href="${path}">${titleOf(commit.message)}</a>
<span class="muted">${commit.author?.name} · ${ago(commit.committer?.date)}</span>
<a class="sha" href="${path}">${sha.slice(0, 7)}</a></span>`;
}

export function titleOf(message: string): string {
  return message.split("\n", 1)[0] || "(no message)";
}
