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
 * branches and tags. Commits with nothing to tell are remembered as blobs are, and only count in the next run.
 *
 * @param paths with the commits that brought them in
 */
export async function* examineTexts(surveying: Surveying, paths: ReadonlyMap<string, string>): AsyncGenerator<Result> {
  const { history, blobs, examine } = surveying;
  const isNew = onlyNew();
  yield* examine(pathItems(paths));
  yield* rememberClean(examine(commitItems(surveying, isNew)), blobs);
  yield* examine(refItems(history.context, await listRefs(history.context), isNew));
}

async function* pathItems(paths: ReadonlyMap<string, string>): AsyncGenerator<Item> {
  for (const [path, commit] of paths) yield textItem("file path", commit, Buffer.from(path));
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
  let commit: string | undefined;
  let isClean = true;
  for await (const result of results) {
    if (result.item.blob !== commit) {
      if (commit !== undefined && isClean) blobs.add(commit, clean);
      commit = result.item.blob;
      isClean = true;
    }
    isClean &&= hasNothingToTell(result.outcome);
    yield result;
  }
  if (commit !== undefined && isClean) blobs.add(commit, clean);
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
