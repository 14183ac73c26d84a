import { setImmediate } from "node:timers/promises";
import type { Change, NotExamined } from "../change/change.ts";
import type { CommitPlace } from "../change/place.ts";
import type { Finding } from "../detection/finding.ts";
import type { LocalRepository } from "../git/port.ts";
import { examineBlob } from "./examine-blob.ts";
import type { Engine } from "./examine-change.ts";

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

/**
 * What the commits of a change say apart from their files' content: messages, whole; authors, committers and whatever else stands
 * in a commit's head; the names of files and branches. A name that many commits share is told at the first of them.
 */
export async function examineCommitTexts(
  repository: LocalRepository,
  { change, branches }: { readonly change: Change; readonly branches: readonly string[] },
  engine: Engine,
): Promise<CommitTextsExamination> {
  const findings: Finding[] = [];
  const notExamined: NotExamined[] = [];
  const known = new Set<string>();
  function look(place: CommitPlace, commit: string, text: Buffer): void {
    const key = `${place} ${text.toString("latin1")}`;
    if (isName(place) && known.has(key)) return;
    if (isName(place)) known.add(key);
    findings.push(...findingsIn(text, { place, commit }, engine));
  }

  let bytes = 0;
  for await (const one of repository.readCommitTexts(commitsOf(change), maxCommitBytes)) {
    bytes += one.bytes;
    if (one.texts === undefined || bytes > maxBytesTogether) notExamined.push(tooLong(one.commit));
    else for (const { place, text } of one.texts) look(place, one.commit, text);
    await setImmediate();
  }
  for (const [index, { path, commit }] of change.files.entries()) {
    look("file path", commit, Buffer.from(path));
    if (index % filesAtOnce === 0) await setImmediate();
  }
  for (const branch of branches) look("branch name", change.head, Buffer.from(branch));
  if (findings.length > maxFindings) notExamined.push(tooMany(findings.length - maxFindings));
  return { findings: findings.slice(0, maxFindings), notExamined };
}

function commitsOf({ commits }: Change): string[] {
  return commits.map(({ sha }) => sha);
}

/** Written again and again, by those who do not choose it anew. */
function isName(place: CommitPlace): boolean {
  return place !== "commit message";
}

interface Spot {
  readonly place: CommitPlace;
  readonly commit: string;
}

function findingsIn(content: Buffer, { place, commit }: Spot, { ruleSet, fingerprintKey, now }: Engine): Finding[] {
  const request = { blob: "", content, paths: [], max: maxFindings, fingerprintKey, now };
  return examineBlob(request, ruleSet).found.map(({ suggestions: _, lineKey: __, ...found }) => ({
    ...found,
    commit,
    path: "",
    place,
  }));
}

function tooLong(commit: string): NotExamined {
  const why = `messages are read up to ${maxCommitBytes / 1024 / 1024} MB, and ${maxBytesTogether / 1024 / 1024} MB together`;
  return { what: `the message of commit ${commit.slice(0, 7)}`, why, harmless: false };
}

function tooMany(count: number): NotExamined {
  const what = `${count} more places in messages and names that look like credentials`;
  return { what, why: `at most ${maxFindings.toLocaleString("en-US")} are reported at once`, harmless: false };
}
