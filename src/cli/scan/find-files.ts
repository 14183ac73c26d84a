import { lstatSync, type Stats } from "node:fs";
import { realpath } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { decodePath, encodePath } from "../../git/tree.ts";
import { findWorkTree, listFiles, type WorkTree, workTreeContext } from "../../git/work-tree.ts";
import type { Source } from "../../process-environment.ts";
import type { Item } from "./item.ts";
import { toPath } from "./read-file.ts";
import type { Target } from "./resolve-target.ts";
import { walkFolder } from "./walk-folder.ts";

export interface FindOptions {
  readonly honoursIgnores: boolean;
  readonly environment: Source;
}

/** The files of a target, in the order of their paths. Symbolic links are not followed, but are files; `.git` is not read. */
export async function* findFiles(target: Target, options: FindOptions): AsyncGenerator<Item> {
  const base = encodePath(target.location);
  const toItem = (below: string): Item => ({
    file: decodePath(below === "" ? encodePath(target.shown) : joinShown(encodePath(target.shown), below)),
    path: decodePath(encodePath(relative(target.root, target.location).replaceAll(sep, "/")) + slashed(target, below)),
    source: { kind: "file", location: below === "" ? base : `${base}/${below}` },
  });
  if (!target.isFolder) yield toItem("");
  else for await (const below of filesBelow(target, options)) yield toItem(below);
}

async function* filesBelow(target: Target, options: FindOptions): AsyncGenerator<string> {
  const { location, workTree } = target;
  if (workTree === undefined || !options.honoursIgnores) yield* walkFolder(location, options.honoursIgnores);
  else yield* filesInRepository(location, workTree, options);
}

/** Git lists a repository within this one (a submodule, a clone that is not tracked) as one entry: it is asked in turn. */
async function* filesInRepository(folder: string, workTree: WorkTree, options: FindOptions): AsyncGenerator<string> {
  const context = workTreeContext(workTree, options.environment);
  const { paths, hasClosedFolders } = await listFiles(context, folder);
  const entries = hasClosedFolders ? [...paths, ...(await closedFolders(folder, paths))].sort() : paths;
  // A folder that was asked for by name is read, whatever the repository around it thinks of it.
  if (entries.length === 0 && folder !== workTree.root) yield* walkFolder(folder, true);
  const isSafe = staysWithin(folder);
  for (const entry of entries) {
    const below = entry.endsWith("/") ? entry.slice(0, -1) : entry;
    if (!(await isSafe(below))) continue;
    const status = statusOf(`${encodePath(folder)}/${below}`);
    if (status?.isFile() || status?.isSymbolicLink()) yield below;
    if (!status?.isDirectory()) continue;
    const inner = join(folder, decodePath(below));
    const innerTree = await findWorkTree(inner).catch(() => undefined);
    const files = innerTree?.root === inner ? filesInRepository(inner, innerTree, options) : walkFolder(inner, true);
    for await (const file of files) yield file === "" ? below : `${below}/${file}`;
  }
}

/** Those that git could not open; not those in a repository within this one, which is asked in turn. */
async function closedFolders(folder: string, entries: readonly string[]): Promise<string[]> {
  const inner = entries.filter((entry) => entry.endsWith("/"));
  const closed: string[] = [];
  for await (const below of walkFolder(folder, true)) {
    const isFolder = statusOf(`${encodePath(folder)}/${below}`)?.isDirectory() ?? false;
    if (isFolder && !inner.some((entry) => `${below}/`.startsWith(entry))) closed.push(below);
  }
  return closed;
}

/** Git may list what was tracked in a folder that is now a symbolic link to somewhere else. Each folder is looked at once. */
function staysWithin(root: string): (below: string) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>();
  const base = encodePath(root);
  return (below) => {
    const end = below.lastIndexOf("/");
    if (end === -1) return Promise.resolve(true);
    const folder = `${base}/${below.slice(0, end)}`;
    const answer = known.get(folder) ?? isReal(folder);
    known.set(folder, answer);
    return answer;
  };
}

async function isReal(folder: string): Promise<boolean> {
  const real = await realpath(toPath(folder), { encoding: "buffer" }).catch(() => undefined);
  return real?.toString("latin1") === folder;
}

/** Undefined: gone. It takes a tenth of the time that asking without waiting for the answer would. */
function statusOf(location: string): Stats | undefined {
  try {
    return lstatSync(toPath(location));
  } catch {
    return undefined;
  }
}

function slashed({ root, location }: Target, below: string): string {
  return below !== "" && root !== location ? `/${below}` : below;
}

/** `.` and what lies below it is shown without it. */
function joinShown(shown: string, below: string): string {
  if (shown === "." || shown === "./") return below;
  return shown.endsWith("/") ? `${shown}${below}` : `${shown}/${below}`;
}
