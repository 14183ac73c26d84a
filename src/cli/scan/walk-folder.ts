import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { type IgnorePattern, namesPath, parseIgnorePattern } from "../../change/ignore-pattern.ts";
import { decodePath } from "../../git/tree.ts";
import { readFile, toPath } from "./read-file.ts";

/**
 * The files below a folder that no repository speaks for, in the order of their paths; bytes, one character each. A folder
 * that cannot be listed stands for its files. Where ignores are honoured, `.gitignore` files count as they would for Git.
 */
export async function* walkFolder(folder: string, honoursIgnores: boolean): AsyncGenerator<string> {
  const base = Buffer.from(folder, "utf8").toString("latin1");
  yield* walk({ base, below: "", ignores: [] }, honoursIgnores);
}

interface Folder {
  readonly base: string;
  /** "", or a path that ends with a slash. */
  readonly below: string;
  /** Of this folder and those above it, the outermost first. */
  readonly ignores: readonly Ignores[];
}

interface Ignores {
  /** Where the patterns start: as `Folder.below`. */
  readonly from: string;
  readonly patterns: readonly IgnorePattern[];
}

async function* walk({ base, below, ignores }: Folder, honoursIgnores: boolean): AsyncGenerator<string> {
  const own = honoursIgnores ? readIgnores(base, below) : undefined;
  const all = own === undefined ? ignores : [...ignores, own];
  const entries = await entriesOf(`${base}/${below}`);
  // Whoever reads it is told why it cannot be.
  if (entries === undefined) yield below.slice(0, -1);
  for (const entry of entries ?? []) {
    const name = entry.name.toString("latin1");
    const path = `${below}${name}`;
    const isFolder = entry.isDirectory();
    if ((!isFolder && !entry.isFile() && !entry.isSymbolicLink()) || name === ".git" || isIgnored(path, isFolder, all))
      continue;
    if (isFolder) yield* walk({ base, below: `${path}/`, ignores: all }, honoursIgnores);
    else yield path;
  }
}

/** In the order that makes whole paths sorted: a folder as if its name ended with the slash. */
async function entriesOf(location: string): Promise<Dirent<Buffer>[] | undefined> {
  const entries = await readdir(toPath(location), { withFileTypes: true, encoding: "buffer" }).catch(() => undefined);
  const keyOf = (entry: Dirent<Buffer>) => `${entry.name.toString("latin1")}${entry.isDirectory() ? "/" : ""}`;
  const keyed = entries?.map((entry) => ({ entry, key: keyOf(entry) }));
  return keyed?.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ entry }) => entry);
}

function readIgnores(base: string, below: string): Ignores | undefined {
  const content = readFile(`${base}/${below}.gitignore`);
  const text = Buffer.isBuffer(content) ? content.toString("utf8", 0, mostBytes) : undefined;
  const patterns = text?.split("\n").flatMap((line) => parseIgnorePattern(line) ?? []);
  return patterns && { from: below, patterns };
}

/** A file written to keep us busy. */
const mostBytes = 256 * 1024;

/** The last pattern that names it decides; what lies in an ignored folder is never asked for. */
function isIgnored(path: string, isFolder: boolean, ignores: readonly Ignores[]): boolean {
  for (const { from, patterns } of ignores.toReversed()) {
    const name = decodePath(path.slice(from.length));
    const pattern = patterns.findLast((one) => namesPath(one, name, isFolder));
    if (pattern !== undefined) return !pattern.isNegated;
  }
  return false;
}
