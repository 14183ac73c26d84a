import { filePath, isInner } from "../change/inner-path.ts";
import type { Place, WrittenPlace } from "../change/place.ts";
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

/** The page that shows it. A release is told by its id, for which GitHub has no page but the list. */
export function placeUrl(
  repository: RepositoryPlace,
  place: Place,
  { commit, path }: { readonly commit: string; readonly path: string },
): string {
  if (place.kind === "wiki page") return `${repositoryUrl(repository)}/wiki${wikiPath(path, commit)}`;
  // What is in no commit was tagged.
  if (!("on" in place)) return commit === "" ? `${repositoryUrl(repository)}/tags` : commitUrl(repository, commit);
  return `${repositoryUrl(repository)}/${pages[place.kind](place.on, place.id)}`;
}

/** A page is called as its file is, whatever folder that lies in. */
function wikiPath(path: string, commit: string): string {
  const page =
    filePath(path)
      .split("/")
      .at(-1)
      ?.replace(/\.[^.]+$/, "") ?? "";
  return page === "" ? "" : `/${encoded(page)}/${commit}`;
}

const pages: Readonly<Record<WrittenPlace, (on: number, id: number) => string>> = {
  "issue title": (on) => `issues/${on}`,
  "issue body": (on) => `issues/${on}`,
  "issue comment": (on, id) => `issues/${on}#issuecomment-${id}`,
  "pull request title": (on) => `pull/${on}`,
  "pull request body": (on) => `pull/${on}`,
  "pull request comment": (on, id) => `pull/${on}#issuecomment-${id}`,
  review: (on, id) => `pull/${on}#pullrequestreview-${id}`,
  "review comment": (on, id) => `pull/${on}#discussion_r${id}`,
  "discussion title": (on) => `discussions/${on}`,
  "discussion body": (on) => `discussions/${on}`,
  "discussion comment": (on, id) => `discussions/${on}#discussioncomment-${id}`,
  "commit comment": () => "commits",
  "release title": () => "releases",
  "release body": () => "releases",
  "release tag": () => "releases",
};

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
