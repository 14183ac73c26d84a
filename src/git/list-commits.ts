import type { Commit } from "../change/change.ts";
import { type ByteReader, nul } from "./byte-reader.ts";
import { type GitContext, readGit, runGit } from "./run-git.ts";

export interface CommitList {
  /** Oldest first; parents before children. */
  readonly commits: readonly Commit[];
  /** Older ones that are not in the list because it is full. */
  readonly left: number;
}

/** Commits reachable from `heads` and from none of `known`, at most `max`, the newest. */
export async function listCommits(
  context: GitContext,
  heads: readonly string[],
  known: readonly string[],
  max: number,
): Promise<CommitList> {
  const range = rangeOf(heads, known);
  const newestFirst = await readGit(context, { args: [...log, `--max-count=${max}`], input: range }, parseLog);
  const left = newestFirst.length < max ? 0 : (await countCommits(context, heads, known)) - max;
  return { commits: newestFirst.reverse(), left };
}

/** These commits, those that are there, in no particular order. */
export async function readCommits(context: GitContext, ids: readonly string[]): Promise<readonly Commit[]> {
  if (ids.length === 0) return [];
  return readGit(context, { args: [...log, "--no-walk=unsorted"], input: rangeOf(ids, []) }, parseLog);
}

export async function countCommits(
  context: GitContext,
  heads: readonly string[],
  known: readonly string[],
): Promise<number> {
  return Number(await runGit(context, ["rev-list", "--stdin", "--count"], rangeOf(heads, known)));
}

function rangeOf(heads: readonly string[], known: readonly string[]): string {
  return [...heads, ...known.map((commit) => `^${commit}`)].map((line) => `${line}\n`).join("");
}

async function parseLog(output: ByteReader): Promise<Commit[]> {
  const commits: Commit[] = [];
  for (let sha = await output.until(nul); sha; sha = await output.until(nul)) {
    const rest: string[] = [];
    while (rest.length < fields.length - 1) rest.push(`${await output.until(nul)}`.trimEnd());
    commits.push(toCommit(sha.toString(), rest));
  }
  return commits;
}

/** Whoever commits chooses these texts; git cuts them so that none grows beyond what anyone would show. */
const brief = "%<(200,trunc)";
const fields = ["%H", "%P", `${brief}%an`, `${brief}%ae`, `${brief}%cn`, `${brief}%ce`, "%at", "%ct", `${brief}%s`];
const log = [
  ...["log", "--stdin", "-z", "--topo-order", "--no-show-signature", "--no-color"],
  `--format=${fields.join("%x00")}`,
];

function toCommit(sha: string, fields: readonly string[]): Commit {
  const [parents = "", authorName = "", authorEmail = "", committerName = "", committerEmail = "", ...rest] = fields;
  const [authoredAt = "", committedAt = "", subject = ""] = rest;
  return {
    sha,
    parents: parents.split(" ").filter((parent) => parent !== ""),
    author: { name: authorName, email: authorEmail },
    committer: { name: committerName, email: committerEmail },
    authoredAt: toIso(authoredAt),
    committedAt: toIso(committedAt),
    subject,
  };
}

/** Git accepts dates that no calendar has. */
const maxSeconds = 8_640_000_000_000;

function toIso(seconds: string): string {
  const valid = Math.min(Number(seconds) || 0, maxSeconds);
  return new Date(valid * 1000).toISOString().replace(".000Z", "Z");
}
