import { timestamp } from "../state.ts";

/** A commit as git tells it. */
export interface GitCommit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  /** Whole, without line ends at its end. */
  readonly message: string;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601, UTC. */
  readonly date: string;
}

type Run = (args: readonly string[], input?: { readonly stdin: string }) => Promise<Buffer>;

const format = ["%H", "%T", "%P", "%an", "%ae", "%at", "%cn", "%ce", "%ct", "%B"].join("%n");

/** Reads commits by their full SHAs, in the order given. */
export async function readCommits(run: Run, shas: readonly string[]): Promise<readonly GitCommit[]> {
  if (shas.length === 0) return [];
  const stdin = shas.map((sha) => `${sha}\n`).join("");
  const output = await run(["log", "--stdin", "--no-walk=unsorted", "-z", `--format=${format}`], { stdin });
  const commits = output.toString().split("\0").slice(0, -1).map(parseCommit);
  // Git shows a commit once, however often it was asked for.
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  return shas.map((sha) => bySha.get(sha)).filter((commit) => commit !== undefined);
}

function parseCommit(text: string): GitCommit {
  const [sha = "", tree = "", parents = "", ...rest] = text.split("\n");
  const [authorName, authorEmail, authorTime, committerName, committerEmail, committerTime, ...message] = rest;
  return {
    sha,
    tree,
    parents: parents === "" ? [] : parents.split(" "),
    author: signature(authorName, authorEmail, authorTime),
    committer: signature(committerName, committerEmail, committerTime),
    message: message.join("\n").replace(/\n+$/, ""),
  };
}

function signature(name = "", email = "", seconds = "0"): Signature {
  // A commit may claim any time; JavaScript's dates end in the year 275760.
  const time = Math.min(Number(seconds), 8_640_000_000_000) * 1000;
  return { name, email, date: timestamp(Number.isFinite(time) ? time : 0) };
}

export interface TouchedPaths {
  readonly added: readonly string[];
  readonly modified: readonly string[];
  readonly removed: readonly string[];
}

/** What each commit did against its first parent, by path, renames told as one removed and one added. */
export async function readTouchedPaths(run: Run, shas: readonly string[]): Promise<ReadonlyMap<string, TouchedPaths>> {
  const options = ["--stdin", "-r", "-z", "--root", "--name-status", "--no-renames", "--diff-merges=first-parent"];
  const output = shas.length === 0 ? "" : await run(["diff-tree", ...options], { stdin: `${shas.join("\n")}\n` });
  const touched = new Map<string, { added: string[]; modified: string[]; removed: string[] }>();
  const words = output.toString().split("\0");
  let paths: { added: string[]; modified: string[]; removed: string[] } | undefined;
  for (let index = 0; index < words.length - 1; index += 1) {
    const word = words[index] ?? "";
    if (word.length > 1) {
      paths = { added: [], modified: [], removed: [] };
      touched.set(word, paths);
      continue;
    }
    index += 1;
    const list = word === "A" ? paths?.added : word === "D" ? paths?.removed : paths?.modified;
    list?.push(words[index] ?? "");
  }
  return touched;
}
