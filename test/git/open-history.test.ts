import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createGit } from "../../src/git/create-git.ts";
import type { Git, LocalHistory } from "../../src/git/port.ts";
import { gitTestEnvironment, makeRepository, type TestRepository } from "../support/git.ts";
import { testRepository } from "./open-cache.ts";

let source: TestRepository;
let directory: string;

beforeAll(() => {
  source = makeRepository();
  directory = mkdtempSync(join(tmpdir(), "rekey-cache-"));
});

afterAll(() => {
  source[Symbol.dispose]();
  rmSync(directory, { recursive: true, force: true });
});

const token = async () => "no token needed";

function gitIn(folder: string): Git {
  const remote = () => `file://${source.directory}`;
  return createGit({ directory: folder, remote, environment: gitTestEnvironment, protocols: ["file"] });
}

function open(): Promise<LocalHistory> {
  return gitIn(directory).openHistory(testRepository, token);
}

async function contents(history: LocalHistory, known: readonly string[] = []): Promise<readonly string[]> {
  async function* blobs() {
    for await (const one of history.listReachable(known)) if (one.kind === "blob") yield one;
  }
  return (await Array.fromAsync(history.streamContents(blobs()), ({ content }) => `${content}`)).sort();
}

test("an empty repository has an empty history", async () => {
  const history = await open();
  expect(history.tips).toEqual([]);
  expect(await contents(history)).toEqual([]);
  expect(await Array.fromAsync(history.readRawHistory(() => true))).toEqual([]);
});

test("branches, tags of whatever kind, notes and closed pull requests belong to it; what merging one would give does not", async () => {
  const base = source.commit({ "a.ts": "main" });
  source.branch("side", base);
  source.git("tag", "-a", "-m", "t", "v1", source.commit({ "a.ts": "tagged" }));
  source.git("update-ref", "refs/pull/1/head", source.commit({ "a.ts": "closed" }));
  source.git("update-ref", "refs/pull/1/merge", source.commit({ "a.ts": "made up" }));
  source.checkout("main");
  source.git("branch", "-D", "side");
  source.git("notes", "add", "-m", "noted", base);
  source.write({ "file.txt": "a blob" });
  source.git("tag", "blob", source.git("hash-object", "-w", "file.txt"));
  const history = await open();
  expect(await contents(history)).toEqual(["a blob", "closed", "main", "noted\n", "tagged"]);
  expect((await history.readCommits([base])).map(({ sha }) => sha)).toEqual([base]);
});

test("what came since it was read last is all that is read, also where that is gone meanwhile", async () => {
  const { tips } = await open();
  source.commit({ "b.ts": "new" });
  const gone = "f".repeat(40);
  expect(await contents(await open(), [...tips, gone])).toEqual(["new"]);
});

test("of a large repository, of which only what was read is there, the rest is brought in", async () => {
  const head = source.commit({ "c.ts": "large" });
  const git = gitIn(join(directory, "large"));
  await git.open({ ...testRepository, kilobytes: 40_000 }, token, [{ commitOrRef: head, optional: false }]);
  const history = await git.openHistory(testRepository, token);
  expect(await contents(history)).toEqual(["a blob", "closed", "large", "main", "new", "noted\n", "tagged"]);
});
