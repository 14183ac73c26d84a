import { expect, test } from "vitest";
import { diffFiles, type FileDiff } from "../../sandbox/diff-files.ts";
import { runGit } from "../../sandbox/git/run-git.ts";
import type { Repository } from "../../sandbox/state.ts";
import { type Files, makeRepository } from "../support/git.ts";

async function diff(before: Files, after: Files): Promise<readonly FileDiff[]> {
  using repository = makeRepository();
  const from = repository.commit(before);
  const to = repository.commit(after);
  const git = { run: (_: Repository, args: readonly string[]) => runGit(repository.directory, args) };
  return await diffFiles(git, {} as Repository, { from, to });
}

async function checkDiff(before: Files, after: Files, expected: readonly object[]): Promise<void> {
  const files = await diff(before, after);
  expect(files).toMatchObject(expected);
  expect(files).toHaveLength(expected.length);
}

const text = Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join("");

test("nothing changed, nothing told", () => checkDiff({ a: "1\n" }, {}, []));

test("a file with an odd name is told by that name", () =>
  checkDiff({}, { 'dir/tab\tquote"ü.txt': "1\n" }, [
    { path: 'dir/tab\tquote"ü.txt', status: "added", additions: 1, patch: "@@ -0,0 +1 @@\n+1" },
  ]));

test("a removed file keeps the blob it had", async () => {
  const [added] = await diff({}, { a: "1\n" });
  await checkDiff({ a: "1\n" }, { a: null }, [
    { path: "a", status: "removed", deletions: 1, blobSha: added?.blobSha, patch: "@@ -1 +0,0 @@\n-1" },
  ]);
});

test("a renamed file is told with its old name, and with a patch where it changed too", () =>
  checkDiff(
    { old: text, still: `${text}end\n` },
    { old: null, new: `${text}more\n`, still: null, moved: `${text}end\n` },
    [
      { path: "moved", previousPath: "still", status: "renamed", additions: 0, patch: undefined },
      { path: "new", previousPath: "old", status: "renamed", additions: 1, patch: expect.stringContaining("+more") },
    ],
  ));

test("a file that became a link takes no other file's patch", () =>
  checkDiff({ a: "text\n", b: "1\n" }, { a: { link: "b" }, b: "2\n" }, [
    { path: "a", status: "changed", patch: "@@ -1 +0,0 @@\n-text" },
    { path: "b", status: "modified", patch: "@@ -1 +1 @@\n-1\n+2" },
  ]));

test("lines that look like a file header are lines", () =>
  checkDiff({}, { a: "diff --git a/x b/x\n@@ -1 +1 @@\n", b: "1\n" }, [
    { path: "a", patch: "@@ -0,0 +1,2 @@\n+diff --git a/x b/x\n+@@ -1 +1 @@" },
    { path: "b", patch: "@@ -0,0 +1 @@\n+1" },
  ]));

test("binary files and large changes come without a patch", () =>
  checkDiff({}, { binary: Buffer.from([0, 1, 0]), long: "x\n".repeat(3_001), wide: "x".repeat(100_001) }, [
    { path: "binary", additions: 0, patch: undefined },
    { path: "long", additions: 3_001, patch: undefined },
    { path: "wide", additions: 1, patch: undefined },
  ]));
