import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import type { IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Gone, RetryLater } from "../../src/errors.ts";
import { createGit } from "../../src/git/create-git.ts";
import type { Git, LocalRepository, Want } from "../../src/git/port.ts";
import { gitTestEnvironment, makeRepository, type TestRepository } from "../support/git.ts";
import { type HttpRemote, serveHttp } from "./http-remote.ts";
import { testRepository } from "./open-cache.ts";

const token = ["an", "installation", "token"].join("-");
const credentials = Buffer.from(`x-access-token:${token}`).toString("base64");

let source: TestRepository;
let directory: string;

beforeEach(() => {
  source = makeRepository();
  directory = mkdtempSync(join(tmpdir(), "rekey-cache-"));
});

afterEach(() => {
  source[Symbol.dispose]();
  rmSync(directory, { recursive: true, force: true });
});

function gitFor(url: string): Git {
  return createGit({ directory, remote: () => url, environment: gitTestEnvironment });
}

function open(git: Git, ...wants: readonly (string | Want)[]): Promise<LocalRepository> {
  return openSized(0, git, ...wants);
}

function openSized(kilobytes: number, git: Git, ...wants: readonly (string | Want)[]): Promise<LocalRepository> {
  const all = wants.map((want) => (typeof want === "string" ? { commitOrRef: want, optional: false } : want));
  return git.open({ ...testRepository, kilobytes }, async () => token, all);
}

function serve(): Promise<HttpRemote> {
  return serveHttp(join(source.directory, ".git"));
}

function commandLines(): string[] {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return processes.map((id) => {
    const file = `/proc/${id}/cmdline`;
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  });
}

function filesBelow(path: string): string[] {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test("the token goes with every request, and is in no command line and no file", async () => {
  const head = source.commit({ "a.txt": "a\n" });
  const seen: string[] = [];
  await using remote = await serveHttp(join(source.directory, ".git"), () => {
    seen.push(...commandLines());
    return false;
  });
  await open(gitFor(remote.url), head);
  expect(remote.requests.map(({ headers }) => headers.authorization)).toEqual(
    remote.requests.map(() => `Basic ${credentials}`),
  );
  expect(remote.requests.length).toBeGreaterThan(1);
  expect(seen.some((line) => line.includes("fetch") && line.includes(remote.url))).toBe(true);
  const written = filesBelow(directory).map((file) => readFileSync(file, "latin1"));
  for (const secret of [token, credentials]) {
    expect(seen.filter((line) => line.includes(secret))).toEqual([]);
    expect(written.filter((text) => text.includes(secret))).toEqual([]);
  }
});

test("a commit that is in the cache is not asked for again, and needs no token", async () => {
  const first = source.commit({ "a.txt": "a\n" });
  const second = source.commit({ "b.txt": "b\n" });
  await using remote = await serve();
  const git = gitFor(remote.url);
  await open(git, second);
  const before = remote.requests.length;
  const repository = await git.open(testRepository, () => Promise.reject(new Error("the token was asked for")), [
    { commitOrRef: first, optional: false },
  ]);
  expect(await repository.has(first)).toBe(true);
  expect(remote.requests.length).toBe(before);
});

test("of a large repository the files' contents are fetched that a change is read by, together, and no others", async () => {
  const first = source.commit({ "a.txt": "a\n", "b.txt": "b\n", "moved.txt": "one\ntwo\n" });
  const second = source.commit({ "a.txt": "a\nmore\n", "new.txt": "new\n" });
  const third = source.commit({ "moved.txt": null, "there.txt": "one\nthree\n" });
  await using remote = await serve();
  const repository = await openSized(500_000, gitFor(remote.url), third);
  const before = remote.requests.length;
  const { files } = await repository.readChange([third], [first]);
  expect(files.map(({ path, added }) => [path, added])).toEqual([
    ["a.txt", [{ first: 2, last: 2 }]],
    ["new.txt", [{ first: 1, last: 1 }]],
    ["there.txt", [{ first: 2, last: 2 }]],
  ]);
  // Capabilities and objects.
  expect(remote.requests.length - before).toBe(2);
  expect([...(await repository.readDiffLines(first, third)).keys()].sort()).toEqual(["a.txt", "new.txt", "there.txt"]);
  expect(remote.requests.length - before).toBe(2);
  expect(`${await repository.readFile(second, "b.txt", 100)}`).toBe("b\n");
  expect(remote.requests.length - before).toBe(4);
});

test("a content that the remote has lost is told as missing, and the others are read", async () => {
  const head = source.commit({ "a.txt": "a\n", "b.txt": "b\n" });
  await using remote = await serve();
  const repository = await openSized(500_000, gitFor(remote.url), head);
  const lost = source.git("rev-parse", "HEAD:a.txt");
  rmSync(join(source.directory, ".git", "objects", lost.slice(0, 2), lost.slice(2)));
  const { notExamined } = await repository.readChange([head], []);
  expect(notExamined.map(({ what, why }) => `${what}: ${why}`)).toContain(
    "a.txt: its content is missing in the repository",
  );
});

test("a ref is asked for each time and follows the remote", async () => {
  const first = source.commit({ "a.txt": "a\n" });
  await using remote = await serve();
  const git = gitFor(remote.url);
  const ref = { commitOrRef: "refs/heads/main", optional: true };
  const resolve = async () => (await open(git, ref)).resolve("refs/heads/main");
  expect(await resolve()).toBe(first);
  source.git("commit", "--amend", "--quiet", "--message", "rewritten");
  expect(await resolve()).toBe(source.git("rev-parse", "HEAD"));
  source.git("branch", "--move", "other");
  expect(await resolve()).toBeUndefined();
});

test("a branch may take the place of a folder of branches", async () => {
  const head = source.commit({ "a.txt": "a\n" });
  await using remote = await serve();
  const git = gitFor(remote.url);
  source.git("branch", "topic/one");
  await open(git, "refs/heads/topic/one");
  source.git("branch", "--delete", "topic/one");
  source.git("branch", "topic");
  expect(await (await open(git, "refs/heads/topic")).resolve("refs/heads/topic")).toBe(head);
});

test("a commit of no branch is fetched by its id", async () => {
  source.commit({ "a.txt": "a\n" });
  const old = source.commit({ "b.txt": "b\n" });
  source.git("reset", "--quiet", "--hard", "HEAD~1");
  await using remote = await serve();
  expect(await (await open(gitFor(remote.url), old)).has(old)).toBe(true);
});

test("a commit that is gone is absent if it was optional, and Gone if it was not", async () => {
  const head = source.commit({ "a.txt": "a\n" });
  await using remote = await serve();
  const git = gitFor(remote.url);
  const missing = "ab".repeat(20);
  const repository = await open(git, { commitOrRef: missing, optional: true }, head);
  expect([await repository.has(missing), await repository.has(head)]).toEqual([false, true]);
  await expect(open(git, missing)).rejects.toThrow(Gone);
  await expect(open(git, "refs/heads/nowhere")).rejects.toThrow(Gone);
  await expect(repository.readChange([missing], [])).rejects.toThrow(Gone);
});

test.each([
  "refs/heads/a b",
  "refs/heads/a\nrefs/heads/b",
  "refs/heads/*",
  "refs/heads/a:refs/heads/b",
  "--upload-pack=touch",
  "HEAD",
])("%j is no ref to ask for", async (ref) => {
  source.commit({ "a.txt": "a\n" });
  await using remote = await serve();
  await expect(open(gitFor(remote.url), ref)).rejects.toThrow(Gone);
});

test.each([
  [404, Gone],
  [401, RetryLater],
  [403, RetryLater],
  [500, RetryLater],
  [503, RetryLater],
])("a remote that answers %i means %o", async (status, expected) => {
  await using remote = await serveHttp(source.directory, (_, response) => {
    response.writeHead(status).end();
    return true;
  });
  const failure = await open(gitFor(remote.url), "refs/heads/main").catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(expected);
});

test("a remote that is down, or hangs up half-way, means to try later", async () => {
  const remote = await serveHttp(join(source.directory, ".git"), (request) => {
    if (request.method === "POST") request.socket.destroy();
    return request.method === "POST";
  });
  source.commit({ "a.txt": "a\n" });
  await expect(open(gitFor(remote.url), "refs/heads/main")).rejects.toThrow(RetryLater);
  await remote[Symbol.asyncDispose]();
  await expect(open(gitFor(remote.url), "refs/heads/main")).rejects.toThrow(RetryLater);
});

test("a renamed repository is found by its old name", async () => {
  const head = source.commit({ "a.txt": "a\n" });
  await using remote = await serveHttp(join(source.directory, ".git"), ({ url = "" }: IncomingMessage, response) => {
    if (!url.startsWith("/old/")) return false;
    response.writeHead(301, { location: url.replace("/old/", "/acme/") }).end();
    return true;
  });
  expect(await (await open(gitFor(remote.url.replace("/acme/", "/old/")), head)).has(head)).toBe(true);
});

test("a file on this machine is no remote", async () => {
  const head = source.commit({ "a.txt": "a\n" });
  await expect(open(gitFor(`file://${source.directory}`), head)).rejects.toThrow("git fetch failed");
});

test("what is asked for at the same time is fetched in turn, and only once", async () => {
  const commits = Array.from({ length: 5 }, (_, index) => source.commit({ "a.txt": `${index}\n` }));
  await using remote = await serve();
  const git = gitFor(remote.url);
  const opened = await Promise.all(commits.toReversed().map((commit) => open(git, commit)));
  expect(await Promise.all(opened.map((repository, index) => repository.has(commits[index] ?? "")))).toEqual(
    commits.map(() => true),
  );
  // One fetch over protocol 2: capabilities, refs, objects.
  expect(remote.requests.length).toBeLessThanOrEqual(3);
});

test("locks and scratch of a killed process are in nobody's way", async () => {
  const first = source.commit({ "a.txt": "a\n" });
  await using remote = await serve();
  await open(gitFor(remote.url), first, "refs/heads/main");
  const cache = join(directory, "7.git");
  const refs = filesBelow(join(cache, "refs")).filter((file) => !file.endsWith(".lock"));
  const locks = [...refs, join(cache, "packed-refs"), join(cache, "config"), join(cache, "HEAD")];
  for (const file of locks) writeFileSync(`${file}.lock`, "");
  mkdirSync(join(cache, "rekey-scratch-abc"));
  const second = source.commit({ "a.txt": "b\n" });
  const repository = await open(gitFor(remote.url), second, "refs/heads/main");
  expect(await repository.resolve("refs/heads/main")).toBe(second);
  expect(readdirSync(cache).filter((name) => name.includes("lock") || name.includes("scratch"))).toEqual([]);
});

test("a cache that was evicted is fetched again, and one that was just used stays", async () => {
  const head = source.commit({ "a.txt": "a\n" });
  const cacheLimits = { maxBytes: 0, idleMs: 60_000 };
  const remote = () => `file://${source.directory}`;
  const git = createGit({ directory, remote, environment: gitTestEnvironment, protocols: ["file"], cacheLimits });
  await open(git, head);
  expect(await git.evict()).toBe(0);
  utimesSync(join(directory, `${testRepository.id}.git`), 0, 0);
  expect(await git.evict()).toBe(1);
  expect(readdirSync(directory)).toEqual([]);
  const repository = await open(git, head);
  expect(await repository.has(head)).toBe(true);
});

test("branches and tags of the remote are listed as they stand, an annotated tag by its own id", async () => {
  const head = source.commit({ "a.txt": "a\n" });
  source.git("tag", "light");
  source.git("tag", "-a", "-m", "One", "annotated");
  const tag = source.git("rev-parse", "annotated");
  await using remote = await serve();
  const refs = await gitFor(remote.url).listRefs(testRepository, async () => token);
  expect(Object.fromEntries(refs)).toEqual({
    "refs/heads/main": head,
    "refs/tags/annotated": tag,
    "refs/tags/light": head,
  });
  expect(readdirSync(directory)).toEqual([]);
  const nowhere = gitFor(remote.url.replace(/[^/]*$/, "nowhere.git"));
  await expect(nowhere.listRefs(testRepository, async () => token)).rejects.toThrow(Gone);
});
