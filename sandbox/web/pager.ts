import { type Html, html } from "./html.ts";

/** Links to the pages before and after this one, with the rest of the address kept by the browser's relative link. */
export function pager(page: number, hasMore: boolean): Html {
  if (page === 1 && !hasMore) return html``;
  return html`<nav class="pager">${page > 1 && html`<a class="button" href="?page=${page - 1}">Newer</a>`} ${hasMore && html`<a class="button" href="?page=${page + 1}">Older</a>`}</nav>`;
}
