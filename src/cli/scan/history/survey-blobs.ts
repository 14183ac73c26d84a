import { localLimits } from "../../../git/limits.ts";
import { countReachable, listReachable, type Reachable } from "../../../git/list-reachable.ts";
import { streamContents } from "../../../git/stream-contents.ts";
import { decodePath } from "../../../git/tree.ts";
import type { Result } from "../examiner.ts";
import { olderCommits } from "../gather-from-git.ts";
import type { Item, Outcome } from "../item.ts";
import { missedItem } from "../missed-item.ts";
import type { Tally } from "../report.ts";
import type { ExaminedBlobs } from "./examined-blobs.ts";
import type { History } from "./open-history.ts";

export interface Surveying {
  readonly history: History;
  readonly blobs: ExaminedBlobs;
  readonly tally: Tally;
  readonly fingerprintKey: Buffer;
  readonly examine: (items: AsyncIterable<Item>) => AsyncIterable<Result>;
}

export interface Survey {
  /** A path of each blob with credentials, by its id. */
  readonly paths: ReadonlyMap<string, string>;
  /** Nothing is missing: commits, folders or files. */
  readonly isWhole: boolean;
}

/**
 * Examines every blob that the refs lead to, once, and remembers in which there are credentials: the results themselves tell
 * of none, since it is not known yet who brought them in. Blobs that were examined in an earlier run only count.
 *
 */
export async function* surveyBlobs(surveying: Surveying): AsyncGenerator<Result, Survey> {
  const { history, blobs, tally, examine } = surveying;
  const paths = new Map<string, string>();
  const missed: Item[] = history.isShallow ? [missedItem(olderCommits)] : [];
  let missing = 0;
  if (history.isWatched) void countObjects(surveying);

  async function* toRead(): AsyncGenerator<Blob> {
    for await (const one of listReachable(history.context, history.tips)) {
      tally.objects.passed += 1;
      if (one.kind === "commit") tally.commits += 1;
      if (one.kind === "missing") missing += 1;
      if (one.kind !== "blob") continue;
      if (blobs.heldIn(one.id)) paths.set(one.id, nameOf(one));
      if (blobs.isKnown(one.id)) countKnown(one, tally);
      else if (one.bytes > localLimits.blobBytes) missed.push(missedItem(tooLarge(one)));
      else yield one;
    }
  }

  async function* items(): AsyncGenerator<Item> {
    for await (const { blob, content } of streamContents(history.context, toRead())) {
      const path = nameOf(blob);
      yield { file: path, path, source: { kind: "content", content }, blob: blob.id };
    }
  }

  for await (const { item, outcome } of examine(items())) {
    yield* missed.splice(0).map(notExamined);
    const { blob = "", path } = item;
    if (outcome.kind === "examined") blobs.add(blob, outcome);
    if (blobs.heldIn(blob)) paths.set(blob, path);
    yield { item, outcome: withoutFindings(outcome) };
  }
  if (missing > 0) missed.push(missedItem(missingObjects(missing)));
  yield* missed.map(notExamined);
  return { paths, isWhole: missing === 0 };
}

/** Beside the reading. Without it, too, the scan is what it is. */
async function countObjects({ history: { context, tips }, tally }: Surveying): Promise<void> {
  tally.objects.all = await countReachable(context, tips).catch(() => undefined);
}

type Blob = Extract<Reachable, { readonly kind: "blob" }>;

function countKnown({ bytes }: Blob, tally: Tally): void {
  tally.files += 1;
  tally.bytes += bytes;
  tally.examinedBefore += 1;
}

/** A tag may name a blob that stands at no path. */
function nameOf({ path, id }: Blob): string {
  return path === "" ? `blob ${id.slice(0, 7)}` : decodePath(path);
}

function tooLarge(blob: Blob) {
  const [size, limit] = [blob.bytes, localLimits.blobBytes].map((bytes) => `${Math.ceil(bytes / 1024 / 1024)} MB`);
  return { what: nameOf(blob), why: `a version of it has ${size}; at most ${limit} are read` };
}

function missingObjects(count: number) {
  const why = "they are missing here; if the clone is partial, get them with git fetch --refetch --no-filter";
  return { what: count === 1 ? "1 object" : `${count} objects`, why };
}

function notExamined({ file, path, source }: Item): Result {
  const why = source.kind === "missed" ? source.why : "";
  return { item: { file, path }, outcome: { kind: "not examined", why, fault: "limit" } };
}

function withoutFindings(outcome: Outcome): Outcome {
  return outcome.kind === "examined" ? { ...outcome, found: [] } : outcome;
}
