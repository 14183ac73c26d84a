import { type Html, html } from "./html.ts";

export type StateFilter = "open" | "closed";

/** `?state=closed`, otherwise open. */
export function readStateFilter(query: URLSearchParams): StateFilter {
  return query.get("state") === "closed" ? "closed" : "open";
}

export function stateFilter(current: StateFilter): Html {
  return html`<nav class="filter"><a href="?state=open" ${current === "open" && html`aria-current="page"`}>Open</a><a href="?state=closed" ${current === "closed" && html`aria-current="page"`}>Closed</a></nav>`;
}
