import { bringIn } from "./bring-in.ts";
import { requireSha } from "./commits.ts";
import { findObjects, openObjects } from "./object-reader.ts";
import type { TaggedFiles } from "./port.ts";
import { readTree } from "./read-tree.ts";
import type { GitContext } from "./run-git.ts";

/** A tag is some lines and a message, of which the first lines are wanted. */
const maxTagBytes = 100 * 1024 * 1024;

/** What an object stands for, itself or as the end of a chain of tags. */
export async function readTaggedFiles(context: GitContext, object: string): Promise<TaggedFiles | undefined> {
  const id = await endOfTags(context, requireSha(object));
  await bringIn(context, [id]);
  const type = (await findObjects(context, [id])).get(id)?.type;
  if (type === "tree") return { id, files: await readTree(context, id) };
  return type === "blob" ? { id, files: new Map([["", { blob: id }]]) } : undefined;
}

/** Git itself would not say what it is as long as that is missing. */
async function endOfTags(context: GitContext, object: string): Promise<string> {
  const objects = openObjects(context);
  try {
    for (let id = object; ; ) {
      const type = (await findObjects(context, [id])).get(id)?.type;
      if (type !== "tag") return id;
      const tag = await objects.read(id, maxTagBytes);
      id = /^object ([0-9a-f]{40})\n/.exec(tag?.content?.toString("latin1", 0, 100) ?? "")?.[1] ?? object;
      if (id === object) return object;
    }
  } finally {
    objects.close();
  }
}
