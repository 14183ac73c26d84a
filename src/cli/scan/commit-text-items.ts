import type { CommitPlace } from "../../change/place.ts";
import { readCommitTexts } from "../../git/read-commit-texts.ts";
import { type GitContext, runGit } from "../../git/run-git.ts";
import type { Item } from "./item.ts";
import { missedItem } from "./missed-item.ts";

/** One's own repository: only a text that no person has written is longer. */
const maxCommitBytes = 32 * 1024 * 1024;

/**
 * What the commits of a range say apart from their files: messages, authors, committers and what else stands in their heads; the
 * names of branches and tags that point to them, and annotated tags. A name that many share is told once.
 *
 * @param range lines as `git rev-list --stdin` takes them
 */
export async function* commitTextItems(context: GitContext, range: string): AsyncGenerator<Item> {
  const ids = await runGit(context, ["rev-list", "--stdin", "--topo-order", "--reverse"], range);
  const commits = ids.split("\n").filter((id) => id !== "");
  const refs = (await listRefs(context)).filter(isOneOf(new Set(commits)));
  const tags = refs.filter(({ object, commit }) => object !== commit).map(({ object }) => object);
  const commitOf = new Map(refs.map(({ object, commit }) => [object, commit]));
  const known = new Set<string>();
  for await (const { commit: object, texts } of readCommitTexts(context, [...commits, ...tags], maxCommitBytes)) {
    const commit = commitOf.get(object) ?? object;
    if (texts === undefined)
      yield missedItem({ what: `message of ${object.slice(0, 9)}`, why: "it is longer than is read" });
    for (const { place, text } of texts ?? []) {
      if (isKnown(known, place, text)) continue;
      yield textItem(place, commit, text);
    }
  }
  for (const { name, place, commit } of refs) yield textItem(place, commit, Buffer.from(name));
}

export function textItem(place: CommitPlace, commit: string | undefined, text: Buffer): Item {
  const lines = [{ first: 1, last: Number.MAX_SAFE_INTEGER }];
  const what = commit === undefined ? place : `${place} of ${commit.slice(0, 9)}`;
  const added = commit === undefined ? { lines } : { lines, commit };
  return { file: what, path: "", place, source: { kind: "content", content: text }, added };
}

/** Messages differ, and are not held. */
function isKnown(known: Set<string>, place: CommitPlace, text: Buffer): boolean {
  if (place === "commit message") return false;
  const key = `${place} ${text.toString("latin1")}`;
  const isThere = known.has(key);
  known.add(key);
  return isThere;
}

interface Ref {
  readonly name: string;
  readonly place: CommitPlace;
  /** What it points to: a commit, or the tag that does. */
  readonly object: string;
  readonly commit: string;
}

async function listRefs(context: GitContext): Promise<Ref[]> {
  const format = "--format=%(objectname) %(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end) %(refname)";
  const listing = await runGit(context, ["for-each-ref", format, "refs/heads", "refs/remotes", "refs/tags"]);
  return listing.split("\n").flatMap((line) => {
    const [object = "", commit = "", ref = ""] = line.split(" ");
    const place = ref.startsWith("refs/tags/") ? "tag name" : "branch name";
    return ref === "" ? [] : [{ name: ref.replace(/^refs\/[a-z]+\//, ""), place, object, commit }];
  });
}

function isOneOf(commits: ReadonlySet<string>): (ref: Ref) => boolean {
  return ({ commit }) => commits.has(commit);
}
