import { Marked } from "marked";
import { type Html, html } from "./html.ts";

/** The text of the first suggestion in a review comment; "" suggests to delete the lines. */
export function suggestionIn(body: string): string | undefined {
  const tokens = new Marked({ gfm: true }).lexer(body);
  const code = tokens.find((token) => token.type === "code" && token.lang === "suggestion");
  return code?.type === "code" ? code.text : undefined;
}

/** A suggestion as what it is: a change of lines. */
export function suggestionView(before: readonly string[], after: string): Html {
  const added = after === "" ? [] : after.split("\n");
  return html`<div class="suggestion">
<div class="suggestion-title">Suggested change</div>
${before.map((line) => html`<div class="before"><code>${line || " "}</code></div>`)}
${added.map((line) => html`<div class="after"><code>${line || " "}</code></div>`)}
</div>`;
}
