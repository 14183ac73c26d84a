import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { maxFileBytes, readFile, readFileOrLink } from "../../../src/cli/scan/read-file.ts";
import { tempFolder } from "../run-rekey.ts";

function why(path: string): string {
  const content = readFile(Buffer.from(path, "utf8").toString("latin1"));
  return Buffer.isBuffer(content) ? content.toString() : `${content.fault}: ${content.why}`;
}

test("a regular file is read, and its size is told before", () => {
  const directory = tempFolder({ "ü.txt": "hello" });
  const told: number[] = [];
  const content = readFile(Buffer.from(join(directory, "ü.txt")).toString("latin1"), (bytes) => told.push(bytes));
  expect(content).toEqual(Buffer.from("hello"));
  expect(told).toEqual([5]);
});

test("whatever else stands at a path is told, and nothing waits for it", () => {
  const directory = tempFolder({ "a.txt": "hello", "big.bin": "" });
  symlinkSync(join(directory, "a.txt"), join(directory, "link"));
  truncateSync(join(directory, "big.bin"), maxFileBytes + 1);
  execFileSync("mkfifo", [join(directory, "pipe")]);
  expect(why(join(directory, "link"))).toBe("limit: it is a symbolic link");
  expect(readFileOrLink(join(directory, "link"))).toEqual(Buffer.from(join(directory, "a.txt")));
  expect(why(join(directory, "big.bin"))).toBe("limit: it has 257 MB; at most 256 MB are read");
  expect(why(join(directory, "pipe"))).toBe("limit: it is no regular file");
  expect(why(directory)).toBe("limit: it is no regular file");
  expect(why(join(directory, "gone"))).toBe("gone: it is not there");
  expect(why(join(directory, "a.txt/below"))).toBe("gone: it is not there");
});
