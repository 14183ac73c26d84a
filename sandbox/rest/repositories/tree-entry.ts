import { posix } from "node:path";
import { readTree, type TreeEntry } from "../../git/read-tree.ts";
import type { JsonObject } from "../../json.ts";
import type { RepositoryCall } from "../endpoint.ts";
import { encodePath } from "./encode-path.ts";
import { fullName } from "./represent-repository.ts";

/** A file or folder of a commit, with its whole path; undefined when there is none. */
export async function findEntry(call: RepositoryCall, commit: string, path: string): Promise<TreeEntry | undefined> {
  const { site, repository } = call;
  const folder = posix.dirname(path) === "." ? "" : posix.dirname(path);
  const isFolder = (await site.git.ask(repository, ["cat-file", "-t", `${commit}:${folder}`])) === "tree";
  if (!isFolder) return undefined;
  const entries = await readTree(site.git, repository, `${commit}:${folder}`, false);
  const found = entries.find((entry) => entry.path === posix.basename(path));
  return found === undefined ? undefined : { ...found, path };
}

export type Kind = "file" | "dir" | "symlink" | "submodule";

export function kindOf({ mode, type }: TreeEntry): Kind {
  if (type === "tree") return "dir";
  if (type === "commit") return "submodule";
  return mode === "120000" ? "symlink" : "file";
}

/** The part that every entry has in common. */
export function describe(call: RepositoryCall, entry: TreeEntry, kind: Kind): JsonObject {
  const { site, repository } = call;
  const name = fullName(site, repository);
  const ref = call.query.ref ?? repository.defaultBranch;
  const path = encodePath(entry.path);
  const self = `${site.urls.api}/repos/${name}/contents/${path}?ref=${encodeURIComponent(ref)}`;
  const git = `${site.urls.api}/repos/${name}/git/${kind === "dir" ? "trees" : "blobs"}/${entry.sha}`;
  const html = `${site.urls.web}/${name}/${kind === "dir" ? "tree" : "blob"}/${encodePath(ref)}/${path}`;
  return {
    name: posix.basename(entry.path),
    path: entry.path,
    sha: entry.sha,
    size: entry.size ?? 0,
    type: kind,
    url: self,
    git_url: git,
    html_url: html,
    download_url: kind === "file" ? `${site.urls.web}/${name}/raw/${encodePath(ref)}/${path}` : null,
    _links: { self, git, html },
  };
}
