import { expect, test } from "vitest";
import { readCommitTexts } from "../../src/git/read-commit-texts.ts";
import { findWorkTree, workTreeContext } from "../../src/git/work-tree.ts";
import { gitTestEnvironment, makeRepository, type TestRepository } from "../support/git.ts";

async function textsOf(repository: TestRepository, name: string, maxBytes = 10_000): Promise<string[] | undefined> {
  const id = repository.git("rev-parse", name);
  const workTree = await findWorkTree(repository.directory);
  if (workTree === undefined) throw new Error("it is no repository");
  const read = await Array.fromAsync(readCommitTexts(workTreeContext(workTree, gitTestEnvironment), [id], maxBytes));
  if (read.some(({ texts }) => texts === undefined)) return undefined;
  return read.flatMap(({ texts }) => texts ?? []).map(({ place, text }) => `${place}: ${text.toString()}`);
}

const ada = "Ada <ada@example.org>";
/** Who commits in these repositories. */
const grace = "Grace <grace@example.com>";

test("a commit says its message, whole, and whose it is, without the time", async () => {
  using repository = makeRepository();
  const message = "Subject\n\nA body\n\nwith a tree 1234\nand\n more";
  repository.git("commit", "-q", "--allow-empty", "-m", message, "--author", ada);
  expect(await textsOf(repository, "HEAD")).toEqual([
    `commit message: ${message}\n`,
    `author: ${ada}`,
    `committer: ${grace}`,
  ]);
});

test("whatever else stands in a commit's head is read, too, over all its lines", async () => {
  using repository = makeRepository();
  const tree = repository.git("write-tree");
  const lines = [`tree ${tree}`, `author ${ada} 1 +0000`, `committer ${grace} 1 +0000`, "note one", " two", "", "Said"];
  repository.write({ object: lines.join("\n") });
  const commit = repository.git("hash-object", "-t", "commit", "-w", "object");
  expect(await textsOf(repository, commit)).toEqual([
    "commit message: Said",
    `author: ${ada}`,
    `committer: ${grace}`,
    "commit header: one\n two",
  ]);
});

test("an annotated tag says its name, its message and whose it is", async () => {
  using repository = makeRepository();
  repository.commit({ "a.txt": "a\n" });
  repository.git("tag", "-a", "v1", "-m", "First\n\nat last");
  expect(await textsOf(repository, "v1")).toEqual([
    "tag message: First\n\nat last\n",
    "tag name: v1",
    `tagger: ${grace}`,
  ]);
});

test("a tag of a tag says what both say", async () => {
  using repository = makeRepository();
  repository.commit({ "a.txt": "a\n" });
  repository.git("tag", "-a", "inner", "-m", "One");
  repository.git("tag", "-a", "outer", "-m", "Two", "inner");
  expect(await textsOf(repository, "outer")).toEqual([
    ...["tag message: Two\n", "tag name: outer", `tagger: ${grace}`],
    ...["tag message: One\n", "tag name: inner", `tagger: ${grace}`],
  ]);
});

test("a commit that says more than was asked for says nothing", async () => {
  using repository = makeRepository();
  repository.commit({ "a.txt": "a\n" }, "long ".repeat(100));
  expect(await textsOf(repository, "HEAD", 400)).toBeUndefined();
});
