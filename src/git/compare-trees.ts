import type { ObjectReader } from "./object-reader.ts";
import { readEntries, type TreeEntry } from "./tree.ts";

/** A file, link or submodule that differs from what every parent has at its path. */
export interface ChangedEntry {
  /** As bytes, see TreeEntry. */
  readonly path: string;
  readonly kind: "file" | "symlink" | "submodule";
  readonly id: string;
  /** The blob at the same path in each parent. */
  readonly before: readonly (string | undefined)[];
}

export interface TreeComparison {
  readonly changed: readonly ChangedEntry[];
  /** For each parent, blobs at paths that are gone: what may have been renamed. Sources seen on the way, not all there are. */
  readonly removed: readonly ReadonlySet<string>[];
  /** Why something was left out; empty if nothing was. */
  readonly cut: ReadonlySet<Cut>;
}

export type Cut = "too many files" | "path too long";

/** What may still be visited, counted down by each walk. */
export interface WalkBudget {
  entries: number;
  /** Removed entries. Where these are cut, a renamed file counts as a new one. */
  removals: number;
  readonly pathBytes: number;
}

/**
 * Compares a tree with those of all parents at once. Git's own diff-tree gathers a whole commit in memory first, and ten
 * nested trees of ten entries each are ten billion files; this walk stops when its budget is used up. It also enters only
 * what differs from every parent, so that a merge costs what its resolution changed, and not what the merged branch did.
 *
 * @param tree, parents names of trees; no parent at all is compared with an empty tree
 */
export async function compareTrees(
  objects: ObjectReader,
  tree: string,
  parents: readonly string[],
  budget: WalkBudget,
): Promise<TreeComparison> {
  const sides: readonly (string | undefined)[] = parents.length === 0 ? [undefined] : parents;
  const changed: ChangedEntry[] = [];
  const removed = sides.map(() => new Set<string>());
  const cut = new Set<Cut>();

  const pending: Directory[] = [{ path: "", tree, parents: sides }];
  for (let directory = pending.pop(); directory; directory = pending.pop()) {
    if (directory.tree !== undefined && budget.entries === 0) cut.add("too many files");
    if ((directory.tree === undefined ? budget.removals : budget.entries) === 0) continue;
    const { different, gone } = await compareDirectory(objects, directory);
    if (different.length > budget.entries) cut.add("too many files");
    for (const { entry, before } of different.slice(0, budget.entries)) {
      budget.entries -= 1;
      const path = `${directory.path}${entry.name}`;
      if (path.length > budget.pathBytes) cut.add("path too long");
      else if (entry.kind === "tree") pending.push({ path: `${path}/`, tree: entry.id, parents: before.map(treeId) });
      else changed.push({ path, kind: entry.kind, id: entry.id, before: before.map(blobId) });
    }
    for (const { entry, side } of gone.slice(0, budget.removals)) {
      budget.removals -= 1;
      if (entry.kind === "tree") pending.push(removedDirectory(entry.id, side, sides.length));
      else removed[side]?.add(entry.id);
    }
  }
  return { changed: changed.sort(byPath), removed, cut };
}

interface Directory {
  readonly path: string;
  readonly tree: string | undefined;
  readonly parents: readonly (string | undefined)[];
}

function removedDirectory(id: string, side: number, sides: number): Directory {
  return {
    path: "",
    tree: undefined,
    parents: Array.from({ length: sides }, (_, index) => (index === side ? id : undefined)),
  };
}

interface DirectoryComparison {
  readonly different: readonly { readonly entry: TreeEntry; readonly before: readonly (TreeEntry | undefined)[] }[];
  readonly gone: readonly { readonly entry: TreeEntry; readonly side: number }[];
}

async function compareDirectory(objects: ObjectReader, { tree, parents }: Directory): Promise<DirectoryComparison> {
  const entries = tree === undefined ? [] : await readEntries(objects, tree);
  const sides: ReadonlyMap<string, TreeEntry>[] = [];
  for (const parent of parents) sides.push(byName(parent === undefined ? [] : await readEntries(objects, parent)));

  const different = entries
    .map((entry) => ({ entry, before: sides.map((side) => side.get(entry.name)) }))
    .filter(({ entry, before }) => !before.some((other) => other?.id === entry.id && other.mode === entry.mode));
  const kinds = new Map(entries.map((entry) => [entry.name, entry.kind === "tree"]));
  const gone = sides.flatMap((side, index) =>
    [...side.values()]
      .filter((entry) => entry.kind !== "submodule" && kinds.get(entry.name) !== (entry.kind === "tree"))
      .map((entry) => ({ entry, side: index })),
  );
  return { different, gone };
}

function byPath(a: ChangedEntry, b: ChangedEntry): number {
  return a.path < b.path ? -1 : 1;
}

function byName(entries: readonly TreeEntry[]): ReadonlyMap<string, TreeEntry> {
  return new Map(entries.map((entry) => [entry.name, entry]));
}

function treeId(entry: TreeEntry | undefined): string | undefined {
  return entry?.kind === "tree" ? entry.id : undefined;
}

function blobId(entry: TreeEntry | undefined): string | undefined {
  return entry?.kind === "file" || entry?.kind === "symlink" ? entry.id : undefined;
}
