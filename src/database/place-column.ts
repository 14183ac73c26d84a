import type { Place } from "../change/place.ts";

/**
 * What the column `path` holds: a file as `change/inner-path.ts` names it or, behind two slashes, which no such name begins with, a
 * place outside of files.
 */
export function toPathColumn(path: string, place: Place | undefined): string {
  if (place === undefined) return path;
  if (place.kind === wikiPage) return `//${wikiPage}/${path}`;
  return "on" in place ? `//${place.kind}/${place.on}/${place.id}` : `//${place.kind}`;
}

export function fromPathColumn(column: string): { readonly path: string; readonly place?: Place } {
  if (!column.startsWith("//")) return { path: column };
  const [kind, on, id] = column.slice(2).split("/");
  if (kind === wikiPage) return { path: column.slice(`//${wikiPage}/`.length), place: { kind } };
  const place = on === undefined ? { kind } : { kind, on: Number(on), id: Number(id) };
  return { path: "", place: place as Place };
}

const wikiPage = "wiki page";
