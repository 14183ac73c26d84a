import { requireSha } from "./commits.ts";
import { findObjects } from "./object-reader.ts";
import type { TaggedFiles } from "./port.ts";
import { readTree } from "./read-tree.ts";
import type { GitContext } from "./run-git.ts";

/** What an object stands for, itself or as the end of a chain of tags. */
export async function readTaggedFiles(context: GitContext, object: string): Promise<TaggedFiles | undefined> {
  const name = `${requireSha(object)}^{}`;
  const found = (await findObjects(context, [name])).get(name);
  if (found?.type === "tree") return { id: found.id, files: await readTree(context, found.id) };
  const { id = "", bytes = 0 } = found ?? {};
  return found?.type === "blob" ? { id, files: new Map([["", { blob: id, bytes }]]) } : undefined;
}
