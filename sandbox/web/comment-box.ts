import { ago } from "./ago.ts";
import { type Html, html } from "./html.ts";
import { avatar, type Person, personName } from "./people.ts";

export interface Said {
  readonly by: Person | null | undefined;
  /** "commented", "opened this issue" … */
  readonly did: string;
  readonly at: string | null | undefined;
  readonly edited: boolean;
  readonly body: Html;
}

/** What somebody wrote, with their name above it. `anchor` is the fragment that links to it. */
export function commentBox({ by, did, at, edited, body }: Said, anchor: string): Html {
  return html`<article class="said" id="${anchor}">
<header>${avatar(by)} ${personName(by)} <span class="muted">${did} ${ago(at)}${edited && " · edited"}</span></header>
<div class="pad">${body}</div>
</article>`;
}

/** The form below a conversation. `path` is that of the conversation itself. */
export function commentForm(path: string): Html {
  return html`<form class="box comment-form" method="post" action="${path}/comment">
<label for="body">Add a comment</label>
<textarea id="body" name="body" rows="3" maxlength="65536" required placeholder="Markdown is understood"></textarea>
<p class="actions"><button>Comment</button></p>
</form>`;
}

/** Closes what is open and opens what is closed. */
export function stateForm(path: string, state: string, what: string): Html {
  const wanted = state === "open" ? "closed" : "open";
  return html`<form method="post" action="${path}/state"><input type="hidden" name="state" value="${wanted}"><button class="quiet">${state === "open" ? "Close" : "Reopen"} ${what}</button></form>`;
}
