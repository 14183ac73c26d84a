/**
 * A file in an archive is named by both paths. No path in Git holds two slashes in a row, so the first two tell where the
 * archive's own path ends, whatever the names are; people read `outer.zip!inner/path`. An archive's own path is never empty: what
 * begins with two slashes is something else (`database/place-column.ts`).
 */
const separator = "//";

/** @param inner in the file: "" is the file itself */
export function pathIn(path: string, inner: string): string {
  return inner === "" ? path : `${path}${separator}${inner}`;
}

/** The path of the file that Git knows. */
export function filePath(path: string): string {
  const end = path.indexOf(separator);
  return end === -1 ? path : path.slice(0, end);
}

/** Where in that file: "" is the file itself. */
export function innerPath(path: string): string {
  const end = path.indexOf(separator);
  return end === -1 ? "" : path.slice(end + separator.length);
}

export function isInner(path: string): boolean {
  return path.includes(separator);
}

/** As people read it. */
export function shownPath(path: string): string {
  return path.replace(separator, "!");
}
