import { expect, test } from "vitest";
import type { RawEntry } from "../../src/git/read-raw-history.ts";
import type { Held } from "../../src/history/held.ts";
import { startTrace } from "../../src/history/trace.ts";

/** What blobs hold is spelled in their names: `KKL` holds `K` twice and `L` once; small letters are other text. */
function heldIn(blob: string): Held | undefined {
  const held = new Map<string, number>();
  for (const [letter] of blob.matchAll(/[A-Z]/g)) held.set(letter, (held.get(letter) ?? 0) + 1);
  return held.size === 0 ? undefined : held;
}

/** `path before → after`, parents apart by `|`, nothing is `-`. */
function toEntry(text: string): RawEntry {
  const [path = "", before = "", , id] = text.split(" ");
  const blobOf = (name: string | undefined) => (name === "-" ? undefined : name);
  return { path, kind: "file", id: blobOf(id), before: before.split("|").map(blobOf) };
}

function traced(commits: Readonly<Record<string, readonly string[]>>) {
  const trace = startTrace(heldIn);
  const origins = Object.entries(commits).flatMap(([sha, entries]) => {
    const origin = trace.see({ sha, entries: entries.map(toEntry) });
    return origin?.entries.map(({ path, id, known }) => `${sha} ${path} ${newIn(id, known)}`) ?? [];
  });
  return { origins, sighted: trace.sighted() };
}

function newIn(id: string, known: ReadonlySet<string>): string {
  return [...(heldIn(id)?.keys() ?? [])].filter((key) => !known.has(key)).join("");
}

function checkOrigins(commits: Readonly<Record<string, readonly string[]>>, expected: readonly string[]): void {
  expect(traced(commits).origins).toEqual(expected);
}

test("a credential is new where it first stands, and not in the versions after it", () =>
  checkOrigins({ c1: ["a - → K"], c2: ["a K → Kx"], c3: ["a Kx → KxL"] }, ["c1 a K", "c3 a L"]));

test("a copy in another file is new, a second one in the same file, too", () =>
  checkOrigins({ c1: ["a - → K"], c2: ["b - → K"], c3: ["a K → KK"] }, ["c1 a K", "c2 b K", "c3 a K"]));

test("a renamed file brings in what it gained, and nothing that it had", () =>
  checkOrigins({ c1: ["a - → K"], c2: ["a K → -", "b - → KL"] }, ["c1 a K", "c2 b L"]));

test("what is taken out and put back was there before", () =>
  checkOrigins({ c1: ["a - → K"], c2: ["a K → x"], c3: ["a x → K"], c4: ["a K → -"], c5: ["a - → K"] }, ["c1 a K"]));

test("the same change on two branches is told once", () =>
  checkOrigins({ c1: ["a - → x"], c2: ["a x → K"], c3: ["a x → K"] }, ["c2 a K"]));

test("a merge brings in what no parent has, and nothing that one of them has", () =>
  checkOrigins({ c1: ["a - → K"], c2: ["a - → L"], m: ["a K|L → KLM", "b -|- → N"] }, [
    "c1 a K",
    "c2 a L",
    "m a M",
    "m b N",
  ]));

test("a file that one side renamed and the other changed brings nothing new to their merge", () =>
  checkOrigins({ c1: ["a - → K"], c2: ["a K → -", "b - → K"], c3: ["a K → KL"], m: ["a -|KL → -", "b K|- → KL"] }, [
    "c1 a K",
    "c3 a L",
  ]));

test("first and last are kept for a credential over all files, and where it was taken out, who did it", () => {
  const { sighted } = traced({ c1: ["a - → KL"], c2: ["b - → L"], c3: ["a KL → x"], c4: ["b L → Lx"] });
  expect([...sighted].map(([key, { paths, ...rest }]) => [key, rest, [...paths]])).toEqual([
    ["K", { first: "c1", last: { removedBy: "c3", parent: 0 } }, ["a"]],
    ["L", { first: "c1", last: { commit: "c4" } }, ["a", "b"]],
  ]);
});
