import { execFileSync } from "node:child_process";
import { expect, test, vi } from "vitest";
import { countReachable, findTips, listReachable } from "../../src/git/list-reachable.ts";
import { streamContents } from "../../src/git/stream-contents.ts";
import { findWorkTree, workTreeContext } from "../../src/git/work-tree.ts";
import { gitTestEnvironment, makeRepository, type TestRepository } from "../support/git.ts";

async function contextOf({ directory }: TestRepository) {
  const workTree = await findWorkTree(directory);
  if (workTree === undefined) throw new Error("the test's repository is none");
  return workTreeContext(workTree, gitTestEnvironment);
}

/** Content of each blob, with a path of it, sorted; and how many commits there are. */
async function reachable(repository: TestRepository): Promise<{ blobs: string[]; commits: number; missing: number }> {
  const context = await contextOf(repository);
  const counts = { commit: 0, missing: 0, other: 0 };
  async function* blobs() {
    for await (const one of listReachable(context, await findTips(context))) {
      if (one.kind === "blob") yield one;
      else counts[one.kind] += 1;
    }
  }
  const contents = await Array.fromAsync(
    streamContents(context, blobs()),
    ({ blob, content }) => `${blob.path}=${content}`,
  );
  return { blobs: contents.sort(), commits: counts.commit, missing: counts.missing };
}

test("each blob of branches, tags, remotes' branches, notes, all stashes and a detached HEAD comes once; what no ref leads to does not", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a b.ts": "1", "copy.ts": "1" });
  repository.branch("side", base);
  repository.git("tag", "-a", "-m", "t", "v1", repository.commit({ "side.ts": "side" }));
  repository.checkout("main");
  repository.git("branch", "-D", "side");
  repository.git("update-ref", "refs/remotes/origin/x", repository.commit({ "remote.ts": "remote" }));
  repository.git("reset", "--quiet", "--hard", base);
  repository.git("notes", "add", "-m", "note", base);
  repository.write({ "a b.ts": "older stash" });
  repository.git("stash");
  repository.write({ "a b.ts": "newer stash", "untracked.ts": "untracked" });
  repository.git("stash", "--include-untracked");
  repository.commit({ "lost.ts": "lost" });
  repository.git("reset", "--quiet", "--hard", base);
  repository.git("checkout", "--quiet", "--detach");
  repository.commit({ "detached.ts": "detached" });
  const { blobs } = await reachable(repository);
  expect(blobs.filter((blob) => !blob.endsWith("=note\n"))).toEqual([
    "a b.ts=1",
    "a b.ts=newer stash",
    "a b.ts=older stash",
    "detached.ts=detached",
    "remote.ts=remote",
    "side.ts=side",
    "untracked.ts=untracked",
  ]);
  expect(blobs.filter((blob) => blob.endsWith("=note\n"))).toHaveLength(1);
  const context = await contextOf(repository);
  const all = await Array.fromAsync(listReachable(context, await findTips(context)));
  expect(await countReachable(context, await findTips(context))).toBe(all.length);
});

test("a tag may name a blob, which then has no path", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": "1" });
  const options = { cwd: repository.directory, env: gitTestEnvironment, input: "alone", encoding: "utf8" as const };
  repository.git("tag", "alone", execFileSync("git", ["hash-object", "-w", "--stdin"], options).trim());
  expect(await reachable(repository)).toEqual({ blobs: ["=alone", "a.ts=1"], commits: 1, missing: 0 });
});

test("what a partial clone lacks is counted, and the rest is read", async () => {
  using origin = makeRepository();
  origin.commit({ "a.ts": "1" });
  origin.commit({ "a.ts": "2" });
  origin.git("config", "uploadpack.allowFilter", "true");
  using clone = makeRepository();
  const options = ["-c", "protocol.file.allow=always"];
  clone.git(...options, "clone", "--quiet", "--filter=blob:none", `file://${origin.directory}`, "partial");
  const partial = { ...clone, directory: `${clone.directory}/partial` };
  expect(await reachable(partial)).toEqual({ blobs: ["a.ts=2"], commits: 2, missing: 1 });
});

test("whoever stops early leaves no process behind", async () => {
  using repository = makeRepository();
  manyFiles(repository, 20_000);
  const context = await contextOf(repository);
  async function* blobs() {
    for await (const one of listReachable(context, await findTips(context))) if (one.kind === "blob") yield one;
  }
  for await (const { content } of streamContents(context, blobs())) if (content.length > 0) break;
  await vi.waitFor(() => expect(process.getActiveResourcesInfo()).not.toContain("ProcessWrap"), 20_000);
});

test("thousands of blobs come in the order in which they are asked for", async () => {
  using repository = makeRepository();
  const numbers = manyFiles(repository, 5_000);
  const { blobs } = await reachable(repository);
  expect(blobs).toEqual(numbers.map((number) => `f${number}=${number}`).sort());
});

/** Files `f0`, `f1`, … that hold their number. */
function manyFiles({ directory }: TestRepository, count: number): readonly number[] {
  const numbers = Array.from({ length: count }, (_, index) => index);
  const files = numbers.map((number) => {
    const text = `${number}`;
    return `M 100644 inline f${number}\ndata ${text.length}\n${text}\n`;
  });
  const input = `commit refs/heads/main\ncommitter A <a@example.com> 1750000000 +0000\ndata 1\nx\n${files.join("")}\n`;
  execFileSync("git", ["fast-import", "--quiet"], { cwd: directory, env: gitTestEnvironment, input });
  return numbers;
}
