import { join } from "node:path";
import { expect, test } from "vitest";
import { readBlobs } from "../../src/git/read-blobs.ts";
import { gitTestEnvironment, makeRepository } from "../support/git.ts";
import { openCache } from "./open-cache.ts";

test("blobs come one after another, and the big ones without content", async () => {
  using repository = makeRepository();
  const bytes = Buffer.from([0, 10, 255, 13, 10]);
  const head = repository.commit({ bytes, big: "x".repeat(3_000_000), empty: "" });
  using cache = await openCache(repository, [head]);
  const blobs = ["bytes", "big", "empty", "bytes"].map((path) => repository.git("rev-parse", `HEAD:${path}`));
  const read: (readonly [string, number, string | undefined])[] = [];
  for await (const { blob, content, bytes } of cache.readBlobs(blobs, 100)) {
    read.push([blob, bytes, content?.toString("hex")]);
  }
  expect(read).toEqual([
    [blobs[0], 5, bytes.toString("hex")],
    [blobs[1], 3_000_000, undefined],
    [blobs[2], 0, ""],
    [blobs[0], 5, bytes.toString("hex")],
  ]);
});

test("a caller who has seen enough asks for no more, where nothing has to be fetched first", async () => {
  using repository = makeRepository();
  repository.commit({ a: "a", b: "b" });
  const environment = { ...gitTestEnvironment, GIT_DIR: join(repository.directory, ".git") };
  const asked: string[] = [];
  function* names(): Generator<string> {
    for (const path of ["a", "b"]) {
      asked.push(path);
      yield repository.git("rev-parse", `HEAD:${path}`);
    }
  }
  for await (const { content } of readBlobs({ environment, timeoutMs: 60_000 }, names(), 100)) {
    expect(`${content}`).toBe("a");
    break;
  }
  expect(asked).toEqual(["a"]);
});

test("a blob that is not there is an error, not an empty file", async () => {
  using repository = makeRepository();
  const head = repository.commit({ a: "a" });
  using cache = await openCache(repository, [head]);
  const missing = cache.readBlobs(["ab".repeat(20)], 100)[Symbol.asyncIterator]();
  await expect(missing.next()).rejects.toThrow("the content of a file is missing");
  const option = cache.readBlobs(["--help"], 100)[Symbol.asyncIterator]();
  await expect(option.next()).rejects.toThrow("not a commit id");
});
