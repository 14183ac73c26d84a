import { filePath, isInner } from "../change/inner-path.ts";
import type { IssueReference } from "../github/port.ts";

/** A repository as people see it in their browser. */
export interface RepositoryPlace {
  /** `https://github.com`, without a slash at the end. */
  readonly webUrl: string;
  readonly owner: string;
  readonly name: string;
}

/** A file at a commit, so that the link shows the same lines for ever; of a file in an archive, the archive. */
export function permalink(
  place: RepositoryPlace,
  spot: { readonly commit: string; readonly path: string; readonly line: number; readonly endLine: number },
): string {
  const path = filePath(spot.path).split("/").map(encoded).join("/");
  return `${repositoryUrl(place)}/blob/${spot.commit}/${path}${isInner(spot.path) ? "" : linesOf(spot)}`;
}

function linesOf({ line, endLine }: { readonly line: number; readonly endLine: number }): string {
  return endLine > line ? `#L${line}-L${endLine}` : `#L${line}`;
}

export function commitUrl(place: RepositoryPlace, commit: string): string {
  return `${repositoryUrl(place)}/commit/${commit}`;
}

export function issueUrl(webUrl: string, { owner, repository, number }: IssueReference): string {
  return `${repositoryUrl({ webUrl, owner, name: repository })}/issues/${number}`;
}

export function repositoryUrl({ webUrl, owner, name }: RepositoryPlace): string {
  return `${webUrl}/${encoded(owner)}/${encoded(name)}`;
}

/** The characters that `encodeURIComponent` leaves alone could end a Markdown link. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
