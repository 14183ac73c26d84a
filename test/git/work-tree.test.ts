import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { bareRepositoryAt, findWorkTree, listFiles, workTreeContext } from "../../src/git/work-tree.ts";
import { gitTestEnvironment, makeRepository, type TestRepository } from "../support/git.ts";

async function filesSeenIn(directory: string): Promise<readonly string[]> {
  const workTree = await findWorkTree(directory);
  if (workTree === undefined) return [];
  return (await listFiles(workTreeContext(workTree, gitTestEnvironment), directory)).paths;
}

async function rootOf(directory: string): Promise<string | undefined> {
  return (await findWorkTree(directory))?.root;
}

function real({ directory }: TestRepository, ...below: readonly string[]): string {
  return join(realpathSync(directory), ...below);
}

test("the innermost repository around a folder is found", async () => {
  using repository = makeRepository();
  repository.write({ "a/b/c.ts": "" });
  expect(await rootOf(join(repository.directory, "a/b"))).toBe(real(repository));
  repository.git("init", "--quiet", "a");
  expect(await rootOf(join(repository.directory, "a/b"))).toBe(real(repository, "a"));
});

test("a linked work tree is one of its own", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": "", "b.ts": "" });
  repository.git("worktree", "add", "--quiet", "linked");
  const linked = join(repository.directory, "linked");
  expect(await rootOf(linked)).toBe(real(repository, "linked"));
  expect(await filesSeenIn(linked)).toEqual(["a.ts", "b.ts"]);
});

test("a folder that only looks like a repository is none", async () => {
  using repository = makeRepository();
  mkdirSync(join(repository.directory, "fake/.git"), { recursive: true });
  repository.write({ "pointer/.git": "gitdir: ../nowhere\n" });
  expect(await rootOf(join(repository.directory, "fake"))).toBe(real(repository));
  expect(await rootOf(join(repository.directory, "pointer"))).toBe(real(repository));
});

test("a bare repository is one without a work tree", async () => {
  using bare = makeRepository({ bare: true });
  using other = makeRepository();
  expect(await bareRepositoryAt(bare.directory)).toEqual({ root: real(bare), gitDirectory: real(bare) });
  expect(await bareRepositoryAt(other.directory)).toBeUndefined();
});

test("files are tracked or new, but not ignored; names are bytes", async () => {
  using repository = makeRepository();
  repository.commit({ ".gitignore": "*.log\n", "kept.log": "", "ü.ts": "" });
  repository.write({ "new.ts": "", "x.log": "", "ü.ts": null });
  const names = await filesSeenIn(repository.directory);
  expect(names).toEqual([".gitignore", "kept.log", "new.ts", Buffer.from("ü.ts").toString("latin1")]);
});
