import type { NotExamined } from "../change/change.ts";
import { filePath } from "../change/inner-path.ts";
import type { Finding } from "../detection/finding.ts";
import { withoutSecrets } from "../detection/redact.ts";
import type { LocalHistory } from "../git/port.ts";
import type { Step } from "../git/read-steps.ts";
import { decodePath } from "../git/tree.ts";
import type { BlobRecord } from "../history/blob-record.ts";
import { type Origin, type Sighted, startTrace } from "../history/trace.ts";
import type { Policy } from "../policy/policy.ts";
import { suppress } from "../policy/suppress.ts";
import type { SuppressedFinding } from "../verdict/verdict.ts";
import { nothingKnown } from "./clean-blobs.ts";
import { type ExaminedTree, examineChange } from "./examine-change.ts";
import { examineCommitTexts, noLabels } from "./examine-commit-texts.ts";
import { maxPlaces } from "./not-read.ts";
import type { Engine } from "./sight-blobs.ts";

export interface Attributing {
  readonly history: LocalHistory;
  readonly record: BlobRecord;
  readonly engine: Omit<Engine, "clean">;
  readonly policy: Policy;
  /** The tree at the head of the default branch. */
  readonly tree: ExaminedTree;
  readonly signal: AbortSignal;
}

export interface Attribution {
  /** Where a commit brought a credential in, oldest first: what the policy leaves. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  /** By fingerprint, where files held it. */
  readonly sighted: ReadonlyMap<string, Sighted>;
  /** Fingerprint → where it stands in the tree, sorted. */
  readonly standing: ReadonlyMap<string, readonly string[]>;
  readonly notExamined: readonly NotExamined[];
}

/** The files of so many commits are compared and examined at once. */
const commitsAtOnce = 50;

/**
 * Who brought in what the history holds. The commits are read by ids alone, which takes seconds; then the few that brought a credential
 * in are examined with their lines. The files themselves were examined before, each content once: see `survey-history.ts`.
 */
export async function attributeHistory(attributing: Attributing): Promise<Attribution> {
  const { history, record, engine, tree, signal } = attributing;
  const trace = startTrace(record.heldIn);
  const origins: Origin[] = [];
  const holds = (id: string) => record.heldIn(id) !== undefined;
  for await (const commit of history.readRawHistory(holds)) {
    signal.throwIfAborted();
    const origin = trace.see(commit);
    if (origin !== undefined) origins.push(origin);
  }
  const collected = startCollection();
  for (const some of batchesOf(origins)) {
    signal.throwIfAborted();
    if (collected.isFull()) break;
    collected.add(await examineOrigins(some, attributing));
  }
  const withTexts = await commitsAmong(history, holds);
  for (const some of batchesOf(withTexts)) {
    signal.throwIfAborted();
    if (collected.isFull()) break;
    collected.add(await examineTexts(some, attributing));
  }
  const standing = standingIn(tree, record);
  const shown = (path: string) => withoutSecrets(path, engine.ruleSet);
  const sighted = trace.sighted();
  const { notExamined, ...found } = collected.all();
  return {
    ...found,
    sighted,
    notExamined: [...notExamined, ...unattributed(record, sighted, withTexts)],
    standing: new Map([...standing].map(([fingerprint, paths]) => [fingerprint, paths.map(shown).sort()])),
  };
}

type Part = Pick<Attribution, "findings" | "suppressed" | "notExamined">;

async function examineOrigins(
  origins: readonly Origin[],
  { history, engine, policy, tree }: Attributing,
): Promise<Part> {
  const { files, notExamined } = await history.readFileChanges(origins.map(toStep));
  const commits = await history.readCommits(origins.map(({ commit }) => commit));
  const change = { head: "", commits, files, replaced: [], notExamined };
  const examination = await examineChange(history, { change, tree }, { ...engine, clean: nothingKnown });
  const known = knownIn(origins, (path) => withoutSecrets(path, engine.ruleSet));
  const findings = examination.findings.filter(
    ({ commit, path, fingerprint }) => !known.get(`${commit} ${filePath(path)}`)?.has(fingerprint),
  );
  const { kept, suppressed } = suppress(findings, policy, { change, tree, ...examination });
  return { findings: kept, suppressed, notExamined: examination.coverage.notExamined };
}

/** Commit and path → fingerprints of what stood there before, though the lines may be new. */
function knownIn(
  origins: readonly Origin[],
  shown: (path: string) => string,
): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    origins.flatMap(({ commit, entries }) =>
      entries.map(({ path, known }) => [`${commit} ${shown(decodePath(path))}`, known] as const),
    ),
  );
}

function toStep({ commit, entries, removed }: Origin): Step {
  return { commit: { sha: commit, parents: [] }, changed: entries, removed, cut: new Set() };
}

/** Oldest first. */
async function commitsAmong(history: LocalHistory, isWanted: (id: string) => boolean): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const one of history.listReachable([])) {
    // Commits come first.
    if (one.kind !== "commit") break;
    if (isWanted(one.id)) ids.push(one.id);
  }
  return ids.reverse();
}

/** A tag may name a blob that no commit has. */
function* unattributed(
  record: BlobRecord,
  sighted: ReadonlyMap<string, Sighted>,
  commits: readonly string[],
): Generator<NotExamined> {
  const known = new Set(commits);
  for (const [id, held] of record.holding()) {
    if (known.has(id) || [...held.keys()].every((fingerprint) => sighted.has(fingerprint))) continue;
    const why = "it holds what looks like a credential, and no commit brought it in: a tag names it";
    yield { what: `blob ${id.slice(0, 7)}`, why, harmless: false };
  }
}

async function examineTexts(ids: readonly string[], { history, engine, policy, tree }: Attributing): Promise<Part> {
  const commits = await history.readCommits(ids);
  const change = { head: "", commits, files: [], replaced: [], notExamined: [] };
  const texts = await examineCommitTexts(history, { change, labels: noLabels }, { ...engine, clean: nothingKnown });
  const nowhere = { change, tree, present: new Map(), allows: new Map() };
  const { kept, suppressed } = suppress(texts.findings, policy, nowhere);
  return { findings: kept, suppressed, notExamined: texts.notExamined };
}

function standingIn(tree: ExaminedTree, record: BlobRecord): ReadonlyMap<string, string[]> {
  const standing = new Map<string, string[]>();
  for (const [path, { blob }] of tree)
    for (const fingerprint of record.heldIn(blob)?.keys() ?? [])
      standing.set(fingerprint, [...(standing.get(fingerprint) ?? []), path]);
  return standing;
}

function startCollection() {
  const findings: Finding[] = [];
  const suppressed: SuppressedFinding[] = [];
  const notExamined: NotExamined[] = [];
  const isFull = () => findings.length + suppressed.length >= maxPlaces;
  return {
    isFull,
    add(part: Part): void {
      findings.push(...part.findings);
      suppressed.push(...part.suppressed);
      notExamined.push(...part.notExamined);
    },
    all: (): Part => ({ findings, suppressed, notExamined: isFull() ? [...notExamined, morePlaces] : notExamined }),
  };
}

const morePlaces: NotExamined = {
  what: "younger commits that brought credentials in",
  why: `a report holds ${maxPlaces.toLocaleString("en-US")} places; \`rekey scan --git --all\` lists them all`,
  harmless: false,
};

function* batchesOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += commitsAtOnce) yield items.slice(start, start + commitsAtOnce);
}
