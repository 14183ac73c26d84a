import { setImmediate } from "node:timers/promises";
import type { Change, NotExamined } from "../change/change.ts";
import type { CommitPlace } from "../change/place.ts";
import type { Finding } from "../detection/finding.ts";
import type { LocalRepository } from "../git/port.ts";
import { type BlobExamination, examineBlob } from "./examine-blob.ts";
import type { Engine } from "./sight-blobs.ts";
import type { Sighted } from "./sighted.ts";

/** Git sets no limit to a message; whoever writes one puts the text into a file. */
const maxCommitBytes = 1024 * 1024;
const maxBytesTogether = 64 * 1024 * 1024;

/** Each takes some fifty microseconds, and others wait for this thread. */
const filesAtOnce = 200;

/** Nobody reads more; that there are more is told. */
const maxFindings = 1_000;

export interface CommitTextsExamination {
  /** None of them in a file. */
  readonly findings: readonly Finding[];
  readonly notExamined: readonly NotExamined[];
}

/** What leads to the commits of a change. */
export interface Labels {
  /** Names without `refs/heads/`. */
  readonly branches: readonly string[];
  /** Names without `refs/tags/`. */
  readonly tags: readonly string[];
  /** Ids of annotated tags. */
  readonly annotated: readonly string[];
}

export const noLabels: Labels = { branches: [], tags: [], annotated: [] };

/**
 * What the commits of a change say apart from their files' content: messages, whole; authors, committers and whatever else stands
 * in a commit's head; the names of files and of what leads to the commits; annotated tags. A name that many commits share is told at
 * the first of them, what a tag says at the change's head.
 */
export async function examineCommitTexts(
  repository: LocalRepository,
  { change, labels }: { readonly change: Change; readonly labels: Labels },
  engine: Engine,
): Promise<CommitTextsExamination> {
  const notExamined: NotExamined[] = [];
  const collection = collectFindings(engine);
  let bytes = 0;
  const commits = new Set(change.commits.map(({ sha }) => sha));
  for await (const one of repository.readCommitTexts([...commits, ...labels.annotated], maxCommitBytes)) {
    bytes += one.bytes;
    const commit = commits.has(one.commit) ? one.commit : change.head;
    if (one.texts === undefined || bytes > maxBytesTogether) notExamined.push(tooLong(one.commit));
    else for (const { place, text } of one.texts) collection.look(place, commit, text);
    await setImmediate();
  }
  for (const [index, { path, commit }] of change.files.entries()) {
    collection.look("file path", commit, Buffer.from(path));
    if (index % filesAtOnce === 0) await setImmediate();
  }
  for (const branch of labels.branches) collection.look("branch name", change.head, Buffer.from(branch));
  for (const tag of labels.tags) collection.look("tag name", change.head, Buffer.from(tag));
  return { findings: collection.findings, notExamined: [...notExamined, ...collection.notExamined()] };
}

function collectFindings(engine: Engine) {
  const findings: Finding[] = [];
  const known = new Set<string>();
  let left = 0;
  let isCut = false;
  return {
    findings,
    look(place: CommitPlace, commit: string, text: Buffer): void {
      const key = `${place} ${text.toString("latin1")}`;
      if (isName(place) && known.has(key)) return;
      if (isName(place)) known.add(key);
      const { found, more, missed, isCut: isThisCut } = examineText(text, engine);
      const taken = found.slice(0, maxFindings - findings.length);
      findings.push(...taken.map((one) => toFinding(one, place, commit)));
      left += found.length - taken.length + more;
      isCut ||= isThisCut || missed.length > 0;
    },
    notExamined: () => [...(left > 0 ? [tooMany(left)] : []), ...(isCut ? [readInPart] : [])],
  };
}

/** Written again and again, by those who do not choose it anew. */
function isName(place: CommitPlace): boolean {
  return place !== "commit message";
}

function examineText(content: Buffer, { ruleSet, fingerprintKey, now }: Engine): BlobExamination {
  return examineBlob({ blob: "", content, paths: [], max: maxFindings, fingerprintKey, now }, ruleSet);
}

function toFinding(
  { suggestions: _, lineKey: __, inner: ___, ...found }: Sighted,
  place: CommitPlace,
  commit: string,
): Finding {
  return { ...found, commit, path: "", place };
}

const readInPart: NotExamined = {
  what: "messages of these commits",
  why: "part of one: it holds more places, or more encoded text, than is read of one text",
  harmless: false,
};

function tooLong(commit: string): NotExamined {
  const why = `messages are read up to ${maxCommitBytes / 1024 / 1024} MB, and ${maxBytesTogether / 1024 / 1024} MB together`;
  return { what: `the message of commit ${commit.slice(0, 7)}`, why, harmless: false };
}

function tooMany(count: number): NotExamined {
  const what = `${count} more places in messages and names that look like credentials`;
  return { what, why: `at most ${maxFindings.toLocaleString("en-US")} are reported at once`, harmless: false };
}
