import { isUtf8 } from "node:buffer";
import type { ObjectReader } from "./object-reader.ts";
import { RepositoryUnreadable } from "./repository-unreadable.ts";

export type EntryKind = "tree" | "file" | "symlink" | "submodule";

export interface TreeEntry {
  /** As bytes, one character each: names are compared as bytes and need not be UTF-8. See `decodePath`. */
  readonly name: string;
  readonly kind: EntryKind;
  readonly mode: string;
  readonly id: string;
}

/** A directory of 200,000 files is some 10 MB. */
const maxTreeBytes = 16 * 1024 * 1024;

/** The entries of one directory. @param name a tree's id, or `<commit>^{tree}` */
export async function readEntries(objects: ObjectReader, name: string): Promise<readonly TreeEntry[]> {
  const tree = await objects.read(name, maxTreeBytes);
  if (!tree?.content)
    throw new RepositoryUnreadable(tree ? "a directory has too many files" : "a directory is missing");
  return [...parseTree(tree.content)];
}

/** Object ids in trees are raw SHA-1. GitHub has no SHA-256 repositories. */
const idBytes = 20;

/** A tree is `<mode> <name>\0<id>` again and again. */
function* parseTree(content: Buffer): Generator<TreeEntry> {
  for (let start = 0; start < content.length; ) {
    const space = content.indexOf(" ", start);
    const nul = content.indexOf(0, space + 1);
    if (space === -1 || nul === -1 || nul + idBytes >= content.length)
      throw new RepositoryUnreadable("a directory is malformed");
    const mode = content.toString("latin1", start, space);
    start = nul + 1 + idBytes;
    yield {
      name: content.toString("latin1", space + 1, nul),
      kind: kindOf(mode),
      mode,
      id: content.toString("hex", nul + 1, start),
    };
  }
}

/** By the type bits, as git does: old histories hold permissions that git no longer writes. */
export function kindOf(mode: string): EntryKind {
  switch (Number.parseInt(mode, 8) & 0o170000) {
    case 0o040000:
      return "tree";
    case 0o120000:
      return "symlink";
    case 0o160000:
      return "submodule";
    default:
      return "file";
  }
}

/** A path for people: UTF-8 where it is, otherwise Latin-1, so that two different paths stay different. */
export function decodePath(path: string): string {
  const bytes = Buffer.from(path, "latin1");
  return isUtf8(bytes) ? bytes.toString("utf8") : path;
}

export function encodePath(path: string): string {
  return Buffer.from(path, "utf8").toString("latin1");
}
