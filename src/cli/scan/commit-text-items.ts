import type { CommitPlace } from "../../change/place.ts";
import { type CommitText, readCommitTexts } from "../../git/read-commit-texts.ts";
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
  const isNew = onlyNew();
  yield* objectItems(context, commits, isNew);
  const inRange = new Set(commits);
  const refs = (await listRefs(context)).filter(({ commit }) => commit !== undefined && inRange.has(commit));
  yield* refItems(context, refs, isNew);
}

/** What annotated tags say, and the names of branches and tags. */
export async function* refItems(context: GitContext, refs: readonly Ref[], isNew: IsNew): AsyncGenerator<Item> {
  const tags = new Map(refs.filter(({ isAnnotated }) => isAnnotated).map(({ object, commit }) => [object, commit]));
  for await (const item of objectItems(context, [...tags.keys()], isNew)) {
    const commit = tags.get(item.added?.commit ?? "") ?? item.added?.commit;
    yield { ...item, added: addedBy(commit) };
  }
  for (const { name, place, commit } of refs) yield textItem(place, commit, Buffer.from(name));
}

async function* objectItems(context: GitContext, objects: readonly string[], isNew: IsNew): AsyncGenerator<Item> {
  for await (const { commit, texts } of readCommitTexts(context, objects, maxCommitBytes)) {
    if (texts === undefined)
      yield missedItem({ what: `message of ${commit.slice(0, 9)}`, why: "it is longer than is read" });
    for (const { place, text } of texts?.filter(isNew) ?? []) yield textItem(place, commit, text);
  }
}

export function textItem(place: CommitPlace, commit: string | undefined, text: Buffer): Item {
  const what = commit === undefined ? place : `${place} of ${commit.slice(0, 9)}`;
  return { file: what, path: "", place, source: { kind: "content", content: text }, added: addedBy(commit) };
}

/** All of it. */
function addedBy(commit: string | undefined): NonNullable<Item["added"]> {
  const lines = [{ first: 1, last: Number.MAX_SAFE_INTEGER }];
  return commit === undefined ? { lines } : { lines, commit };
}

/** Whether a text is to be told: a name once. Messages differ, and are not held. */
export type IsNew = (text: CommitText) => boolean;

export function onlyNew(): IsNew {
  const known = new Set<string>();
  return ({ place, text }) => {
    if (place === "commit message") return true;
    const key = `${place} ${text.toString("latin1")}`;
    const isThere = known.has(key);
    known.add(key);
    return !isThere;
  };
}

export interface Ref {
  readonly name: string;
  readonly place: CommitPlace;
  /** What it points to. */
  readonly object: string;
  /** A tag of its own stands between the name and the commit. */
  readonly isAnnotated: boolean;
  /** Undefined: a tag may name something else. */
  readonly commit: string | undefined;
}

export async function listRefs(context: GitContext): Promise<readonly Ref[]> {
  const format = "--format=%(objecttype) %(objectname) %(*objecttype) %(*objectname) %(refname)";
  const listing = await runGit(context, ["for-each-ref", format, "refs/heads", "refs/remotes", "refs/tags"]);
  return listing.split("\n").flatMap((line) => {
    const [kind, object = "", tagged, target, ref = ""] = line.split(" ");
    if (ref === "") return [];
    const place = ref.startsWith("refs/tags/") ? "tag name" : "branch name";
    const name = ref.replace(/^refs\/[a-z]+\//, "");
    const commit = [kind, tagged].includes("commit") ? target || object : undefined;
    return { name, place, object, isAnnotated: kind === "tag", commit };
  });
}
