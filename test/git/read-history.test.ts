import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { isShallow, readHistory } from "../../src/git/read-history.ts";
import { findWorkTree, workTreeContext } from "../../src/git/work-tree.ts";
import { gitTestEnvironment, makeRepository, type TestRepository } from "../support/git.ts";

async function contextOf({ directory }: TestRepository) {
  const workTree = await findWorkTree(directory);
  if (workTree === undefined) throw new Error("the test's repository is none");
  return workTreeContext(workTree, gitTestEnvironment);
}

/** Paths that each commit brought in lines to, oldest first. */
async function broughtIn(repository: TestRepository, head: string, known: readonly string[] = []): Promise<string[]> {
  const parts = await Array.fromAsync(readHistory(await contextOf(repository), { head, known }));
  return parts.flatMap(({ files }) => files.filter(({ added }) => added.length > 0).map(({ path }) => path));
}

test("every commit is read, in parts, oldest first", async () => {
  using repository = makeRepository();
  const count = 260;
  const commits = Array.from({ length: count }, (_, index) =>
    [
      `commit refs/heads/main\ncommitter A <a@example.com> ${1_750_000_000 + index} +0000\ndata 1\nx`,
      `M 100644 inline f${index + 1}\ndata 4\nline\n\n`,
    ].join("\n"),
  );
  const options = { cwd: repository.directory, env: gitTestEnvironment, input: commits.join("") };
  execFileSync("git", ["fast-import", "--quiet"], options);
  const parts = await Array.fromAsync(
    readHistory(await contextOf(repository), { head: repository.git("rev-parse", "main"), known: [] }),
  );
  expect(parts.length).toBeGreaterThan(1);
  const paths = parts.flatMap(({ files }) => files.map(({ path }) => path));
  expect(paths).toEqual(Array.from({ length: count }, (_, index) => `f${index + 1}`));
});

test("a merge brings in what none of its parents had", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.ts": "1\n" });
  repository.branch("side", base);
  repository.commit({ "side.ts": "side\n" });
  repository.checkout("main");
  repository.commit({ "main.ts": "main\n" });
  const head = repository.merge(["side"], { "merged.ts": "merged\n" });
  expect((await broughtIn(repository, head, [base])).sort()).toEqual(["main.ts", "merged.ts", "side.ts"]);
});

test("a clone without its older commits is told from a whole one", async () => {
  using origin = makeRepository();
  origin.commit({ "a.ts": "1\n" });
  origin.commit({ "a.ts": "2\n" });
  using clone = makeRepository();
  clone.git("fetch", "--quiet", "--depth=1", `file://${origin.directory}`, "main");
  expect(await isShallow(await contextOf(origin))).toBe(false);
  expect(await isShallow(await contextOf(clone))).toBe(true);
  expect(await broughtIn(clone, clone.git("rev-parse", "FETCH_HEAD"))).toEqual(["a.ts"]);
});
