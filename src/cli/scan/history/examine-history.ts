import { createHash } from "node:crypto";
import { GitFailed } from "../../../git/git-failed.ts";
import { localLimits } from "../../../git/limits.ts";
import { readBlobs } from "../../../git/read-blobs.ts";
import { readFileChanges } from "../../../git/read-file-changes.ts";
import { type RawCommit, readRawHistory } from "../../../git/read-raw-history.ts";
import type { Step } from "../../../git/read-steps.ts";
import type { GitContext } from "../../../git/run-git.ts";
import { decodePath } from "../../../git/tree.ts";
import { type Origin, startTrace } from "../../../history/trace.ts";
import { version } from "../../../version.ts";
import type { Result } from "../examiner.ts";
import { contentItems } from "../gather-from-git.ts";
import type { Item, Sighting } from "../item.ts";
import { examineTexts } from "./examine-texts.ts";
import { type ExaminedBlobs, forgetExaminedBlobs, openExaminedBlobs } from "./examined-blobs.ts";
import { findSightings } from "./find-sightings.ts";
import type { History } from "./open-history.ts";
import { type Survey, type Surveying, surveyBlobs } from "./survey-blobs.ts";

export interface HistoryOptions extends Pick<Surveying, "tally" | "examine" | "fingerprintKey"> {
  readonly ruleSetVersion: string;
  readonly warn: (sentence: string) => void;
}

/**
 * A whole history, in four passes. The first examines every blob once (survey-blobs.ts). The second reads what each commit
 * changed, by ids and paths alone, and finds the commits that brought in what the blobs hold (trace.ts). The third reads these
 * few changes again, now with their lines, and gives what is to be told. The last examines what stands in no file (examine-texts.ts).
 */
export async function* examineHistory(history: History, options: HistoryOptions): AsyncGenerator<Result> {
  const blobs = openBlobs(history, options);
  try {
    const { tally, examine, fingerprintKey } = options;
    const surveying = { history, blobs, tally, examine, fingerprintKey };
    const paths = yield* attribute(surveying, yield* surveyBlobs(surveying));
    yield* examineTexts(surveying, paths);
  } finally {
    blobs.close();
  }
}

function openBlobs(history: History, { ruleSetVersion, fingerprintKey, warn }: HistoryOptions): ExaminedBlobs {
  const { folder, gitDirectory: repository, isFresh } = history;
  const keyId = createHash("sha256").update(fingerprintKey).digest("hex");
  try {
    return openExaminedBlobs({ folder, repository, version: `${version()} ${ruleSetVersion} ${keyId}`, isFresh });
  } catch (error) {
    warn(
      `${folder} takes no file (${(error as NodeJS.ErrnoException).code}): if it is interrupted, the scan will start anew`,
    );
    return forgetExaminedBlobs();
  }
}

/** @returns the paths that files ever had, with the commits that brought them in */
async function* attribute(
  surveying: Surveying,
  { paths: blobPaths, isWhole }: Survey,
): AsyncGenerator<Result, ReadonlyMap<string, string>> {
  const { history, blobs, examine } = surveying;
  const trace = startTrace(blobs.heldIn);
  const origins: Origin[] = [];
  const paths = new Map<string, string>();
  for await (const { sha, entries } of changesIn(history, isWhole)) {
    for (const { path } of entries) if (!paths.has(path)) paths.set(path, sha);
    const traced = entries.filter(({ id, before }) => [id, ...before].some((one) => one && blobPaths.has(one)));
    const origin = traced.length > 0 ? trace.see({ sha, entries: traced }) : undefined;
    if (origin !== undefined) origins.push(origin);
  }
  const sighted = trace.sighted();
  const sightings = await findSightings(history.context, sighted, blobs.heldIn);
  yield* repeated(examine(originItems(history, origins, sightings)));
  const isSighted = ([id]: readonly [string, string]) =>
    [...(blobs.heldIn(id) ?? [])].every(([key]) => sighted.has(key));
  const unattributed = new Map([...blobPaths].filter((one) => !isSighted(one)));
  yield* repeated(examine(blobItems(history.context, unattributed)));
  return new Map([...paths].map(([path, sha]) => [decodePath(path), sha]));
}

/** Of a clone that lacks folders, as far as Git gets; that they are missing was told. */
async function* changesIn({ context, tips }: History, isWhole: boolean): AsyncGenerator<RawCommit> {
  try {
    yield* readRawHistory(context, tips, () => true);
  } catch (error) {
    if (isWhole || !(error instanceof GitFailed)) throw error;
  }
}

async function* repeated(results: AsyncIterable<Result>): AsyncGenerator<Result> {
  for await (const { item, outcome } of results) yield { item: { ...item, isRepeated: true }, outcome };
}

/** The files of so many commits are compared at once. */
const originsAtOnce = 100;

async function* originItems(
  { context, current }: History,
  origins: readonly Origin[],
  sightings: ReadonlyMap<string, Sighting>,
): AsyncGenerator<Item> {
  for (let start = 0; start < origins.length; start += originsAtOnce) {
    const some = origins.slice(start, start + originsAtOnce);
    const known = new Map(
      some.map(({ commit, entries }) => [commit, new Map(entries.map((one) => [decodePath(one.path), one.known]))]),
    );
    const { files } = await readFileChanges(context, some.map(toStep), localLimits);
    yield* contentItems(context, files, ({ commit, path }) => ({
      commit,
      sightings,
      known: known.get(commit)?.get(path) ?? new Set(),
      ...(current !== undefined && { readCurrent: () => current.read(path) }),
    }));
  }
}

function toStep({ commit, entries, removed }: Origin): Step {
  return { commit: { sha: commit, parents: [] }, changed: entries, removed, cut: new Set() };
}

/** What no commit has: a tag may name a blob, or a tree. */
async function* blobItems(context: GitContext, paths: ReadonlyMap<string, string>): AsyncGenerator<Item> {
  for await (const { blob, content } of readBlobs(context, paths.keys(), localLimits.blobBytes)) {
    const path = paths.get(blob) ?? "";
    if (content !== undefined) yield { file: path, path, source: { kind: "content", content } };
  }
}
