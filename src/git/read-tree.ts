import { bringIn } from "./bring-in.ts";
import { nul } from "./byte-reader.ts";
import { requireSha } from "./commits.ts";
import { type ObjectReader, openObjects } from "./object-reader.ts";
import { RepositoryUnreadable } from "./repository-unreadable.ts";
import { type GitContext, readGit } from "./run-git.ts";
import { decodePath, encodePath, readEntries, type TreeEntry } from "./tree.ts";

/** The largest repositories hold half a million files. What has more is made to exhaust our memory. */
const maxEntries = 1_000_000;

export type TreeFiles = ReadonlyMap<string, { readonly blob: string }>;

/** Path → blob of all files and links at a commit. */
export async function readTree(context: GitContext, commit: string): Promise<TreeFiles> {
  const files = new Map<string, { blob: string }>();
  const args = ["ls-tree", "-r", "-z", "--full-tree", requireSha(commit)];
  await readGit(context, { args }, async (output) => {
    for (let record = await output.until(nul); record; record = await output.until(nul)) {
      const entry = treeLine.exec(record.toString("latin1"))?.groups;
      if (!entry) continue;
      files.set(decodePath(entry.path ?? ""), { blob: entry.blob ?? "" });
      if (files.size > maxEntries) throw new Error("the repository has too many files to list");
    }
  });
  return files;
}

/** Submodules have another type. */
const treeLine = /^\d+ blob (?<blob>[0-9a-f]{40})\t(?<path>.+)$/s;

/** A regular file; links, directories and submodules count as missing. */
export async function readFile(context: GitContext, place: FilePlace, maxBytes: number): Promise<FileContent> {
  const objects = openObjects(context);
  try {
    const blob = await findFile(objects, place);
    if (blob === undefined) return "missing";
    await bringIn(context, [blob]);
    return await readContent(objects, blob, maxBytes);
  } finally {
    objects.close();
  }
}

export interface FilePlace {
  readonly commit: string;
  readonly path: string;
}

export type FileContent = Buffer | "missing" | "too large";

/** The same, of many files of a repository that has all contents, one at a time. */
export async function readFileFrom(objects: ObjectReader, place: FilePlace, maxBytes: number): Promise<FileContent> {
  const blob = await findFile(objects, place);
  return blob === undefined ? "missing" : readContent(objects, blob, maxBytes);
}

async function findFile(objects: ObjectReader, { commit, path }: FilePlace): Promise<string | undefined> {
  let directory = `${requireSha(commit)}^{tree}`;
  let entry: TreeEntry | undefined;
  for (const name of encodePath(path).split("/")) {
    if (entry && entry.kind !== "tree") return undefined;
    directory = entry?.id ?? directory;
    const entries = await readEntries(objects, directory);
    entry = entries.find((candidate) => candidate.name === name);
    if (!entry) return undefined;
  }
  return entry?.kind === "file" ? entry.id : undefined;
}

async function readContent(objects: ObjectReader, blob: string, maxBytes: number): Promise<Buffer | "too large"> {
  const file = await objects.read(blob, maxBytes);
  if (!file) throw new RepositoryUnreadable("the content of a file is missing");
  return file.content ?? "too large";
}
