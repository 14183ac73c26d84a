import { expect, test } from "vitest";
import { makeRepository } from "../support/git.ts";
import { openCache } from "./open-cache.ts";

test("a tree lists files and links, and no submodules", async () => {
  using repository = makeRepository();
  const first = repository.commit({ "a.txt": "abc\n", "deep/er/ü\n.txt": "", link: { link: "a.txt" } });
  repository.git("update-index", "--add", "--cacheinfo", `160000,${first},vendor`);
  repository.git("commit", "--quiet", "--message", "submodule");
  const head = repository.git("rev-parse", "HEAD");
  using cache = await openCache(repository, [head]);
  const tree = await cache.readTree(head);
  expect([...tree.keys()]).toEqual(["a.txt", "deep/er/ü\n.txt", "link"]);
  expect(tree.get("a.txt")?.blob).toBe(repository.git("rev-parse", "HEAD:a.txt"));
});

test("what a tag names is read through all tags that lead to it: a folder's files, or a lone file; a commit is neither", async () => {
  using repository = makeRepository();
  const head = repository.commit({ "in/a.txt": "abc\n" });
  const [tree, blob] = ["HEAD:in", "HEAD:in/a.txt"].map((name) => repository.git("rev-parse", name));
  for (const [tag, of] of [
    ["one", blob],
    ["two", "one"],
    ["three", tree],
  ] as const)
    repository.git("tag", "-a", "-m", tag, tag, of ?? "");
  const tags = ["two", "three"].map((name) => repository.git("rev-parse", name));
  using cache = await openCache(repository, [head, ...tags]);
  const file = { blob };
  expect(await cache.taggedFiles(tags[0] ?? "")).toEqual({ id: blob, files: new Map([["", file]]) });
  expect(await cache.taggedFiles(tags[1] ?? "")).toEqual({ id: tree, files: new Map([["a.txt", file]]) });
  expect(await cache.taggedFiles(head)).toBeUndefined();
});

test.each([
  [".github/rekey.yml", "version: 1\n"],
  ["ünï/code", "x"],
  ["-dash", "d"],
  ["missing", "missing"],
  ["missing/rekey.yml", "missing"],
  [".github", "missing"],
  [".github/rekey.yml/more", "missing"],
  ["link", "missing"],
  ["../a", "missing"],
  ["big", "too large"],
])("the file %j reads as %j", async (path, expected) => {
  using repository = makeRepository();
  const head = repository.commit({
    ".github/rekey.yml": "version: 1\n",
    "ünï/code": "x",
    "-dash": "d",
    big: "x".repeat(21),
    link: { link: ".github/rekey.yml" },
  });
  using cache = await openCache(repository, [head]);
  expect(`${await cache.readFile(head, path, 20)}`).toBe(expected);
});
