import type { HistoryGap, HistoryPage } from "../database/store.ts";
import { withoutSecrets } from "../detection/redact.ts";
import type { Reachable } from "../git/list-reachable.ts";
import type { LocalHistory } from "../git/port.ts";
import { decodePath } from "../git/tree.ts";
import { type BlobRecord, lineOf } from "../history/blob-record.ts";
import { type Held, heldAmong } from "../history/held.ts";
import { examineCommitTexts, noLabels } from "./examine-commit-texts.ts";
import type { BlobThread } from "./examine-in-thread.ts";
import { failed, maxBlobBytes, maxPlaces, notRead, tooLarge } from "./not-read.ts";
import type { Engine } from "./sight-blobs.ts";

export interface Survey {
  readonly history: LocalHistory;
  /** What these lead to was examined before. */
  readonly known: readonly string[];
  readonly record: BlobRecord;
  readonly engine: Engine;
  readonly thread: BlobThread;
  readonly keep: (page: HistoryPage) => Promise<void>;
  /** Asked after each thing that was examined: whether others should have their turn. */
  readonly isOver: () => boolean;
}

/**
 * Examines what the refs lead to and is not examined yet, each blob and the texts of each commit once, and keeps what became of
 * it as it goes: whoever is cut off does the last of it again. True when all is examined; false when the time was over.
 */
export async function surveyHistory(survey: Survey): Promise<boolean> {
  const pages = startPages(survey);
  const isWhole = (await surveyCommits(survey, pages)) && (await surveyBlobs(survey, pages));
  await pages.write();
  return isWhole;
}

/** One process of git reads so many, and so many are done again by whoever is cut off. */
const commitsAtOnce = 500;

async function surveyCommits(survey: Survey, pages: Pages): Promise<boolean> {
  let batch: string[] = [];
  // Commits come first.
  for await (const one of survey.history.listReachable(survey.known)) {
    if (one.kind !== "commit") break;
    if (!survey.record.isKnown(one.id)) batch.push(one.id);
    if (batch.length < commitsAtOnce) continue;
    await examineCommits(batch, survey, pages);
    if (survey.isOver()) return false;
    batch = [];
  }
  if (batch.length === 0) return true;
  await examineCommits(batch, survey, pages);
  return !survey.isOver();
}

async function examineCommits(ids: readonly string[], { history, engine }: Survey, pages: Pages): Promise<void> {
  const change = { head: "", commits: await history.readCommits(ids), files: [], replaced: [], notExamined: [] };
  const { findings, notExamined } = await examineCommitTexts(history, { change, labels: noLabels }, engine);
  const byCommit = Map.groupBy(findings, ({ commit }) => commit);
  for (const id of ids) await pages.add({ id, held: heldAmong(byCommit.get(id) ?? []), files: 0, bytes: 0, gaps: [] });
  pages.tell(notExamined);
}

type Blob = Extract<Reachable, { readonly kind: "blob" }>;

async function surveyBlobs(survey: Survey, pages: Pages): Promise<boolean> {
  const { history, engine, thread } = survey;
  const { fingerprintKey, now } = engine;
  for await (const { blob, content } of history.streamContents(blobsToRead(survey, pages))) {
    const path = nameOf(blob);
    const request = { blob: blob.id, content, paths: [path], max: maxPlaces, fingerprintKey, now };
    const answer = await thread.examine(request);
    const [found, missed] = "failure" in answer ? [[], [failed(path, answer)]] : [answer.found, notRead(path, answer)];
    await pages.add({ id: blob.id, held: heldAmong(found), files: 1, bytes: blob.bytes, gaps: missed });
    if (survey.isOver()) return false;
  }
  return true;
}

async function* blobsToRead({ history, known, record }: Survey, pages: Pages): AsyncGenerator<Blob> {
  let missing = 0;
  for await (const one of history.listReachable(known)) {
    if (one.kind === "missing") missing += 1;
    if (one.kind !== "blob" || record.isKnown(one.id)) continue;
    if (one.bytes <= maxBlobBytes) yield one;
    else pages.tell([tooLarge(nameOf(one), one.bytes)]);
  }
  if (missing > 0) pages.tell([{ what: "objects of the repository", why: "the remote did not send them" }]);
}

/** A tag may name a blob that stands at no path. */
export function nameOf({ path, id }: Blob): string {
  return path === "" ? `blob ${id.slice(0, 7)}` : decodePath(path);
}

interface Examined {
  readonly id: string;
  readonly held: Held;
  readonly files: number;
  readonly bytes: number;
  readonly gaps: readonly HistoryGap[];
}

interface Pages {
  add(examined: Examined): Promise<void>;
  tell(gaps: readonly HistoryGap[]): void;
  /** What is not written yet. */
  write(): Promise<void>;
}

/** So much is done again by whoever is cut off. */
const [filesPerPage, charactersPerPage] = [200, 32 * 1024];

function startPages({ record, keep, engine }: Survey): Pages {
  const empty: HistoryPage = { lines: "", files: 0, bytes: 0, gaps: [] };
  let page = empty;

  function tell(gaps: readonly HistoryGap[]): void {
    if (gaps.length === 0) return;
    const shown = gaps.map(({ what, why }) => ({ what: withoutSecrets(what, engine.ruleSet), why }));
    page = { ...page, gaps: [...page.gaps, ...shown] };
  }

  async function write(): Promise<void> {
    if (page === empty) return;
    const full = page;
    // What is told meanwhile belongs to the next one.
    page = empty;
    await keep(full);
  }

  return {
    tell,
    write,
    async add({ id, held, files, bytes, gaps }) {
      const line = lineOf(id, held);
      record.take(line);
      page = { ...page, lines: page.lines + line, files: page.files + files, bytes: page.bytes + bytes };
      tell(gaps);
      if (page.files >= filesPerPage || page.lines.length >= charactersPerPage) await write();
    },
  };
}
