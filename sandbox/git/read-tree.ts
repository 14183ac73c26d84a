import type { Repository } from "../state.ts";
import type { GitStorage } from "./storage.ts";

export interface TreeEntry {
  /** From the tree's root. */
  readonly path: string;
  readonly mode: string;
  /** A commit is a submodule. */
  readonly type: "blob" | "tree" | "commit";
  readonly sha: string;
  /** Of blobs, in bytes. */
  readonly size: number | undefined;
}

/** What a tree (or a commit's tree) holds, subtrees listed before what is in them. */
export async function readTree(
  git: GitStorage,
  repository: Repository,
  tree: string,
  isRecursive: boolean,
): Promise<readonly TreeEntry[]> {
  const depth = isRecursive ? ["-r", "-t"] : [];
  const output = await git.run(repository, ["ls-tree", "--long", "-z", ...depth, tree]);
  return output.toString().split("\0").slice(0, -1).map(parseEntry);
}

/** `100644 blob <sha>    1234 TAB path` */
function parseEntry(line: string): TreeEntry {
  const tab = line.indexOf("\t");
  const [mode = "", type = "", sha = "", size = ""] = line.slice(0, tab).split(/ +/);
  return {
    path: line.slice(tab + 1),
    mode,
    type: type as TreeEntry["type"],
    sha,
    size: type === "blob" ? Number(size) : undefined,
  };
}
