import { readTree, type TreeEntry } from "../../git/read-tree.ts";
import { type TreeChange, writeBlob, writeTree } from "../../git/write-commit.ts";
import type { Json } from "../../json.ts";
import { ApiError, notFound } from "../api-error.ts";
import { created, type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { fullName } from "./represent-repository.ts";
import { refuseEmpty } from "./resolve-commit.ts";

/** A recursive listing ends here, and says so. */
const maxEntries = 100_000;
const maxBytes = 7 * 1024 * 1024;

export const treeEndpoints: readonly Endpoint[] = [
  { operation: "GET /repos/{owner}/{repo}/git/trees/{tree_sha}", permission: { contents: "read" }, run: getTree },
  { operation: "POST /repos/{owner}/{repo}/git/trees", permission: { contents: "write" }, run: createTree },
];

async function getTree(call: RepositoryCall): Promise<Reply> {
  const { site, repository, query } = call;
  await refuseEmpty(call);
  const tree = await requireTree(call, call.param("tree_sha"));
  // Any value turns it on, "false" too.
  const isRecursive = query.recursive !== undefined;
  const entries = (await readTree(site.git, repository, tree, isRecursive)).map((entry) => representEntry(call, entry));
  const shown = withinLimits(entries);
  return ok({ sha: tree, url: treeUrl(call, tree), tree: shown, truncated: shown.length < entries.length });
}

interface CreateTree {
  readonly base_tree?: string;
  readonly tree: readonly {
    readonly path?: string;
    readonly mode?: string;
    readonly type?: string;
    readonly sha?: string | null;
    readonly content?: string;
  }[];
}

async function createTree(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const wanted = call.body as CreateTree;
  await refuseEmpty(call);
  const base = wanted.base_tree === undefined ? undefined : await requireTree(call, wanted.base_tree);
  const changes: TreeChange[] = [];
  for (const { path = "", mode = "100644", sha, content } of wanted.tree) {
    if (isUnsafe(path)) throw new ApiError(422, { message: "tree.path contains a malformed path component" });
    const blob = content === undefined ? sha : await writeBlob(site.git, repository, Buffer.from(content));
    changes.push({ path, mode, sha: blob ?? undefined });
  }
  const tree = await writeTree(site.git, repository, base, changes);
  const entries = await readTree(site.git, repository, tree, false);
  const shown = entries.map((entry) => representEntry(call, entry));
  return created({ sha: tree, url: treeUrl(call, tree), tree: shown, truncated: false });
}

/** Git itself would refuse these when the tree is checked out. */
export function isUnsafe(path: string): boolean {
  return path.split("/").some((part) => ["", ".", "..", ".git"].includes(part.toLowerCase())) || path.includes("\0");
}

function withinLimits(entries: readonly Json[]): readonly Json[] {
  let bytes = 0;
  const end = entries.findIndex((entry, index) => {
    bytes += JSON.stringify(entry).length;
    return index >= maxEntries || bytes > maxBytes;
  });
  return end === -1 ? entries : entries.slice(0, end);
}

/** A tree by its SHA, or that of a commit or branch. */
async function requireTree({ site, repository }: RepositoryCall, name: string): Promise<string> {
  if (name.startsWith("-")) throw notFound();
  const tree = await site.git.ask(repository, ["rev-parse", "--verify", "--quiet", `${name}^{tree}`]);
  if (tree === undefined) throw notFound();
  return tree;
}

function representEntry(call: RepositoryCall, entry: TreeEntry): Json {
  const { path, mode, type, sha, size } = entry;
  const kind = type === "tree" ? "trees" : "blobs";
  return {
    path,
    mode,
    type,
    sha,
    ...(size === undefined ? {} : { size }),
    ...(type === "commit" ? {} : { url: treeUrl(call, sha).replace("/trees/", `/${kind}/`) }),
  };
}

function treeUrl({ site, repository }: RepositoryCall, sha: string): string {
  return `${site.urls.api}/repos/${fullName(site, repository)}/git/trees/${sha}`;
}
