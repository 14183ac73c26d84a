import { expect, test } from "vitest";
import { readRawHistory } from "../../src/git/read-raw-history.ts";
import { findWorkTree, workTreeContext } from "../../src/git/work-tree.ts";
import { gitTestEnvironment, makeRepository, type TestRepository } from "../support/git.ts";

/** The commits with their changes, `path before… → after` by what the blobs hold. */
async function changesIn(repository: TestRepository, isWanted: (content: string) => boolean): Promise<string[]> {
  const workTree = await findWorkTree(repository.directory);
  if (workTree === undefined) throw new Error("the test's repository is none");
  const context = workTreeContext(workTree, gitTestEnvironment);
  const contentOf = (blob: string | undefined) => (blob === undefined ? "-" : repository.git("cat-file", "blob", blob));
  const commits = readRawHistory(context, { args: ["--all"], ids: [], known: [] }, (blob) => isWanted(contentOf(blob)));
  return Array.fromAsync(commits, ({ entries }) =>
    entries.map(({ path, id, before }) => `${path} ${before.map(contentOf).join(" ")} → ${contentOf(id)}`).join(", "),
  );
}

test("commits come oldest first with what they add, change and remove, and merges with what differs from all parents", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a b.ts": "1", "old/b.ts": "2" });
  repository.branch("side", base);
  repository.commit({ "a b.ts": "side" });
  repository.checkout("main");
  repository.commit({ "old/b.ts": null, "new/b.ts": "2" });
  repository.merge(["side"], { "a b.ts": "both", "merged.ts": "merged" });
  const changes = await changesIn(repository, () => true);
  expect(changes).toEqual([
    "a b.ts - → 1, old/b.ts - → 2",
    "a b.ts 1 → side",
    "new/b.ts - → 2, old/b.ts 2 → -",
    "a b.ts 1 side → both, merged.ts - - → merged",
  ]);
  expect(await changesIn(repository, (content) => content === "2")).toEqual([
    "old/b.ts - → 2",
    "new/b.ts - → 2, old/b.ts 2 → -",
  ]);
});

test("the repository's own configuration does not change what is read", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": "1" });
  repository.commit({ "a.ts": null, "b.ts": "1" });
  repository.git("config", "log.showRoot", "false");
  repository.git("config", "diff.renames", "copies");
  repository.git("config", "diff.noprefix", "true");
  expect(await changesIn(repository, () => true)).toEqual(["a.ts - → 1", "a.ts 1 → -, b.ts - → 1"]);
});
