import type { FileChange, LineRange, NotExamined } from "../change/change.ts";
import { addedLines, linesOf } from "./added-lines.ts";
import { bringIn } from "./bring-in.ts";
import type { ChangedEntry } from "./compare-trees.ts";
import type { Limits } from "./limits.ts";
import { filesBeyond, largeFile, missingFile } from "./not-examined.ts";
import { findObjects, type ObjectReader, openObjects } from "./object-reader.ts";
import type { Step } from "./read-steps.ts";
import type { GitContext } from "./run-git.ts";
import { decodePath } from "./tree.ts";

export interface FileChanges {
  readonly files: readonly FileChange[];
  readonly notExamined: readonly NotExamined[];
}

/**
 * The file versions that the steps brought in, each with its new lines. A line is new if no parent has it: not at the same
 * path and, where a parent has nothing at the path, not in a file that the commit removes (it may have been renamed here).
 */
export async function readFileChanges(
  context: GitContext,
  steps: readonly Step[],
  limits: Limits,
): Promise<FileChanges> {
  await bringIn(context, blobsToRead(steps));
  const sizes = await findObjects(context, blobsOf(steps));
  const { parts, notExamined } = selectFiles(steps, sizes, limits);
  const objects = openObjects(context);
  try {
    const files: FileChange[] = [];
    let rangesLeft = limits.ranges;
    for (const { step, entries } of parts) {
      const removed = step.removed.map((blobs) =>
        readOnce(objects, remaining(blobs, entries), comparing(step, limits)),
      );
      for (const entry of entries) {
        const place = { commit: step.commit.sha, path: decodePath(entry.path), blob: entry.id };
        const before = entry.before.filter((blob) => blob !== undefined);
        const added = await readAddedLines(objects, { entry, step, removed }, { ...limits, ranges: rangesLeft });
        rangesLeft = Math.max(0, rangesLeft - added.length);
        files.push({ ...place, before, bytes: sizes.get(entry.id)?.bytes ?? 0, added });
      }
    }
    return { files, notExamined };
  } finally {
    objects.close();
  }
}

/** The files of one step that are small enough to be read. */
interface Part {
  readonly step: Step;
  readonly entries: readonly ChangedEntry[];
}

function* blobsOf(steps: readonly Step[]): Generator<string> {
  for (const { kind, id, before } of steps.flatMap(({ changed }) => changed)) {
    if (kind === "submodule") continue;
    yield id;
    for (const blob of before) if (blob !== undefined) yield blob;
  }
}

/** Also what a new file may have been renamed from. */
function* blobsToRead(steps: readonly Step[]): Generator<string> {
  yield* blobsOf(steps);
  for (const { changed, removed } of steps)
    for (const [side, blobs] of removed.entries())
      if (changed.some(({ kind, before }) => kind !== "submodule" && before[side] === undefined)) yield* blobs;
}

type Sizes = ReadonlyMap<string, { readonly bytes: number }>;

/** The newest commits are taken first, so that they are whole if the limit is reached. The parts come oldest first. */
function selectFiles(
  steps: readonly Step[],
  sizes: Sizes,
  limits: Limits,
): { readonly parts: readonly Part[]; readonly notExamined: readonly NotExamined[] } {
  const parts: Part[] = [];
  const notExamined: NotExamined[] = [];
  let bytesLeft = limits.changeBytes;
  for (const step of steps.toReversed()) {
    const entries: ChangedEntry[] = [];
    let beyond = 0;
    for (const entry of step.changed.filter(({ kind }) => kind !== "submodule")) {
      const bytes = sizes.get(entry.id)?.bytes;
      if (bytes === undefined) notExamined.push(missingFile(entry.path));
      else if (bytes > limits.blobBytes) notExamined.push(largeFile(entry.path, limits.blobBytes));
      else if (readingCost(entry, sizes) > bytesLeft) beyond += 1;
      else {
        entries.push(entry);
        bytesLeft -= readingCost(entry, sizes);
      }
    }
    if (beyond > 0) notExamined.push(filesBeyond(step.commit, beyond, limits.changeBytes));
    parts.push({ step, entries });
  }
  return { parts: parts.reverse(), notExamined };
}

/** The old versions are read as well. */
function readingCost({ id, before }: ChangedEntry, sizes: Sizes): number {
  let bytes = sizes.get(id)?.bytes ?? 0;
  for (const blob of before) bytes += sizes.get(blob ?? "")?.bytes ?? 0;
  return bytes;
}

interface Comparison {
  readonly entry: ChangedEntry;
  readonly step: Step;
  /** For each parent the lines of what was removed. */
  readonly removed: readonly (() => Promise<ReadonlySet<string>>)[];
}

async function readAddedLines(
  objects: ObjectReader,
  { entry, step, removed }: Comparison,
  limits: Limits,
): Promise<readonly LineRange[]> {
  const had: ReadonlySet<string>[] = [];
  for (const [side, blob] of entry.before.entries()) {
    if (blob === entry.id || (blob === undefined && step.removed[side]?.has(entry.id))) return [];
    const lines =
      blob === undefined ? await removed[side]?.() : await readLines(objects, [blob], comparing(step, limits));
    if (lines) had.push(lines);
  }
  return addedLines(await readContent(objects, entry.id, limits.blobBytes), had, limits.ranges);
}

/** How much of what a file had is read, and kept, of one parent. */
interface Comparing {
  readonly maxBytes: number;
  readonly maxLines: number;
}

function comparing({ commit }: Step, { blobBytes, comparedLines }: Limits): Comparing {
  return { maxBytes: blobBytes, maxLines: Math.ceil(comparedLines / Math.max(1, commit.parents.length)) };
}

/** Removed blobs that did not turn up elsewhere as they were: what else holds their lines is a copy, and new. */
function remaining(removed: ReadonlySet<string>, entries: readonly ChangedEntry[]): readonly string[] {
  const kept = new Set(entries.map(({ id }) => id));
  return [...removed].filter((blob) => !kept.has(blob));
}

/** Removed files are read when the first new path asks for them, and kept until the commit is done. */
function readOnce(
  objects: ObjectReader,
  blobs: readonly string[],
  most: Comparing,
): () => Promise<ReadonlySet<string>> {
  let lines: Promise<ReadonlySet<string>> | undefined;
  return () => {
    lines ??= readLines(objects, blobs, most);
    return lines;
  };
}

/** The lines of several blobs, so many in all. What is not read only makes more lines count as new. */
async function readLines(
  objects: ObjectReader,
  blobs: readonly string[],
  { maxBytes, maxLines }: Comparing,
): Promise<ReadonlySet<string>> {
  const lines = new Set<string>();
  let bytesLeft = maxBytes;
  for (const blob of blobs) {
    const content = await readContent(objects, blob, bytesLeft);
    bytesLeft -= content.length;
    for (const line of linesOf(content)) {
      if (lines.size === maxLines) return lines;
      lines.add(line);
    }
  }
  return lines;
}

const nothing = Buffer.alloc(0);

async function readContent(objects: ObjectReader, blob: string, maxBytes: number): Promise<Buffer> {
  return (await objects.read(blob, maxBytes))?.content ?? nothing;
}
