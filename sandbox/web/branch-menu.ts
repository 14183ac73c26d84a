import { type Html, html } from "./html.ts";
import { icon } from "./icons.ts";

/** Shows the branch one looks at, and opens a list of the others; `path` tells where each leads. */
export function branchMenu(current: string, names: readonly string[], path: (name: string) => string): Html {
  const others = names.filter((name) => name !== current);
  return html`<details class="menu"><summary class="button small">${icon("branch")} ${current}</summary>
<ul>${others.length > 0 ? others.map((name) => html`<li><a href="${path(name)}">${name}</a></li>`) : html`<li class="muted">no other branch</li>`}</ul></details>`;
}
