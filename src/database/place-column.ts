import type { Place } from "../change/place.ts";

/**
 * What the column `path` holds: a file as `change/inner-path.ts` names it or, behind two slashes, which no such name begins with, a
 * place outside of files.
 */
export function toPathColumn(path: string, place: Place | undefined): string {
  if (place === undefined) return path;
  if (isFile(place.kind)) return `//${place.kind}/${path}`;
  return "on" in place ? `//${place.kind}/${place.on}/${place.id}` : `//${place.kind}`;
}

export function fromPathColumn(column: string): { readonly path: string; readonly place?: Place } {
  if (!column.startsWith("//")) return { path: column };
  const [kind = "", on, id] = column.slice(2).split("/");
  if (isFile(kind)) return { path: column.slice(`//${kind}/`.length), place: { kind } };
  const place = on === undefined ? { kind } : { kind, on: Number(on), id: Number(id) };
  return { path: "", place: place as Place };
}

const files = ["wiki page", "tagged file"] as const;

/** Places that are files, though not of the repository's commits. */
function isFile(kind: string): kind is (typeof files)[number] {
  return files.some((file) => file === kind);
}
