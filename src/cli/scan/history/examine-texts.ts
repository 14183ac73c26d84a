import { createHmac } from "node:crypto";
import { listHistory } from "../../../git/list-history.ts";
import { textsIn } from "../../../git/read-commit-texts.ts";
import { streamContents } from "../../../git/stream-contents.ts";
import { type IsNew, listRefs, onlyNew, refItems, textItem } from "../commit-text-items.ts";
import type { Result } from "../examiner.ts";
import type { Examined, Item } from "../item.ts";
import type { ExaminedBlobs } from "./examined-blobs.ts";
import type { Surveying } from "./survey-blobs.ts";

/**
 * What stands in no file of a history: the paths that files ever had, what commits and annotated tags say, and the names of
 * branches and tags. Commits and paths with nothing to tell are remembered as blobs are, and only count in the next run.
 *
 * @param paths with the commits that brought them in
 */
export async function* examineTexts(surveying: Surveying, paths: ReadonlyMap<string, string>): AsyncGenerator<Result> {
  const { history, blobs, examine } = surveying;
  const isNew = onlyNew();
  yield* rememberClean(examine(pathItems(surveying, paths)), blobs);
  yield* rememberClean(examine(commitItems(surveying, isNew)), blobs);
  yield* examine(refItems(history.context, await listRefs(history.context), isNew));
}

async function* pathItems(
  { blobs, tally, fingerprintKey }: Surveying,
  paths: ReadonlyMap<string, string>,
): AsyncGenerator<Item> {
  for (const [path, commit] of paths) {
    const text = Buffer.from(path);
    // As long as the id of a blob, and keyed: what is kept tells nobody a path.
    const id = createHmac("sha256", fingerprintKey).update(text).digest("hex").slice(0, 40);
    if (blobs.isKnown(id)) tally.bytes += text.length;
    else yield { ...textItem("file path", commit, text), blob: id };
  }
}

async function* commitItems({ history, blobs, tally }: Surveying, isNew: IsNew): AsyncGenerator<Item> {
  const { context, tips } = history;
  for await (const { blob: commit, content } of streamContents(context, listHistory(context, tips))) {
    const texts = textsIn(content).filter(isNew);
    if (blobs.isKnown(commit.id)) for (const { text } of texts) tally.bytes += text.length;
    else for (const { place, text } of texts) yield { ...textItem(place, commit.id, text), blob: commit.id };
  }
}

async function* rememberClean(results: AsyncIterable<Result>, blobs: ExaminedBlobs): AsyncGenerator<Result> {
  let id: string | undefined;
  let isClean = true;
  for await (const result of results) {
    if (result.item.blob !== id) {
      if (id !== undefined && isClean) blobs.add(id, clean);
      id = result.item.blob;
      isClean = true;
    }
    isClean &&= hasNothingToTell(result.outcome);
    yield result;
  }
  if (id !== undefined && isClean) blobs.add(id, clean);
}

function hasNothingToTell(outcome: Result["outcome"]): boolean {
  if (outcome.kind === "not examined") return false;
  return outcome.found.length + outcome.missed.length === 0 && !outcome.isReadInPart;
}

const clean: Examined = {
  kind: "examined",
  bytes: 0,
  found: [],
  cut: 0,
  isReadInPart: false,
  allows: new Map(),
  missed: [],
};
