import type { Json } from "../json.ts";
import { type Call, ok, type Reply, type RepositoryCall } from "./endpoint.ts";

/** A plain list as GitHub pages it: one page of items, the way to the others in `Link`. */
export function list<Item>(call: Call, items: readonly Item[], represent: (item: Item) => Json): Reply {
  const page = paginate(call, items);
  return { ...ok(page.items.map(represent)), headers: page.headers };
}

/** For lists wrapped in an object (`{total_count, check_runs}`): build the body yourself, pass `headers` on. */
export function paginate<Item>(
  call: Call,
  items: readonly Item[],
): { readonly items: readonly Item[]; readonly headers: Readonly<Record<string, string>> } {
  const start = (call.page - 1) * call.perPage;
  return {
    items: items.slice(start, start + call.perPage),
    headers: pageLinks(call, Math.max(1, Math.ceil(items.length / call.perPage))),
  };
}

/** The `Link` header. GitHub names the repository by its id there, so clients have to follow links, not build them. */
export function pageLinks(call: Call, lastPage: number): Readonly<Record<string, string>> {
  const links: string[] = [];
  const add = (page: number, relation: string) => links.push(`<${pageUrl(call, page)}>; rel="${relation}"`);
  if (call.page > 1) add(Math.min(call.page - 1, lastPage), "prev");
  if (call.page < lastPage) {
    add(call.page + 1, "next");
    add(lastPage, "last");
  }
  if (call.page > 1) add(1, "first");
  return links.length === 0 ? {} : { link: links.join(", ") };
}

function pageUrl(call: Call | RepositoryCall, page: number): string {
  const [path = "", query = ""] = call.path.split("?");
  const parameters = new URLSearchParams(query);
  parameters.set("page", String(page));
  const byId =
    "repository" in call ? path.replace(/^\/repos\/[^/]+\/[^/]+/, `/repositories/${call.repository.id}`) : path;
  return `${call.site.urls.api}${byId}?${parameters}`;
}
