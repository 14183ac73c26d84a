import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";

/** Text to take along: a command, a token. The button works once the script runs; without it the text can be selected. */
export function copyBox(what: string, text: string): Html {
  return html`<div class="copy-box"><pre tabindex="0">${text}</pre>${copyButton(what, text)}</div>`;
}

function copyButton(what: string, text: string): Html {
  return html`<button type="button" class="quiet" data-copy="${text}" title="Copy ${what}">${icon("copy")}<span class="hidden">Copy ${what}</span></button>`;
}
