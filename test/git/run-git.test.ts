import { type AddressInfo, createServer } from "node:net";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { newline } from "../../src/git/byte-reader.ts";
import { GitFailed } from "../../src/git/git-failed.ts";
import { readGit, runGit, startGit } from "../../src/git/run-git.ts";
import { gitTestEnvironment, makeRepository } from "../support/git.ts";

const context = { environment: gitTestEnvironment, timeoutMs: 20_000 };

test("a failure says nothing of what git wrote", async () => {
  using repository = makeRepository();
  const environment = { ...gitTestEnvironment, GIT_DIR: `${repository.directory}/.git` };
  const error = await runGit({ ...context, environment }, ["rev-parse", "--verify", "content-of-a-file"]).catch(
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(GitFailed);
  expect(error).toMatchObject({ message: "git rev-parse failed with status 128: unknown", exitCode: 128 });
  expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain("content-of-a-file");
  expect(JSON.stringify(error)).not.toContain("content-of-a-file");
});

test("whoever ran it may ask for the line in which git said why", () => {
  const reasonOf = (stderr: string) => new GitFailed("log", "unknown", { exitCode: 128, stderr }).reason();
  expect(reasonOf(Buffer.from("warning: old\nfatal: bad object é\nhint: no\n").toString("latin1"))).toBe(
    "fatal: bad object é",
  );
  expect(reasonOf("Killed\n")).toBe("Killed");
  expect(reasonOf("")).toBe("");
});

test("a process that takes too long is ended", async () => {
  using repository = makeRepository();
  const environment = { ...gitTestEnvironment, GIT_DIR: `${repository.directory}/.git` };
  const git = startGit({ environment, timeoutMs: 50 }, ["cat-file", "--batch"]);
  await expect(git.finished).rejects.toMatchObject({ failure: "timed out" });
});

test("whoever waits for a remote that never answers is told that it took too long", async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  const wait = runGit({ ...context, timeoutMs: 300 }, ["ls-remote", `http://127.0.0.1:${port}/a.git`]);
  await expect(wait).rejects.toMatchObject({ failure: "timed out" });
  silent.close();
});

test("git is stopped when its reader has seen enough, and that is no failure", async () => {
  const git = startGit(context, ["help", "--all"]);
  git.stop();
  await expect(git.finished).resolves.toBeUndefined();
  const first = await readGit(context, { args: ["help", "--all"] }, (output) => output.until(newline));
  expect(first?.length).toBeGreaterThan(0);
});

test("output before a failure is not taken for all of it", async () => {
  using repository = makeRepository();
  repository.commit({ "a.txt": "a\n" });
  const environment = { ...gitTestEnvironment, GIT_DIR: `${repository.directory}/.git` };
  const lines = runGit({ ...context, environment }, ["rev-parse", "HEAD", "nothing-of-that-name"]);
  await expect(lines).rejects.toThrow(GitFailed);
});

test("a machine without git is told so", async () => {
  const nowhere = { ...context, environment: { PATH: "/nonexistent" } };
  await expect(runGit(nowhere, ["--version"])).rejects.toThrow("git could not be started");
});
