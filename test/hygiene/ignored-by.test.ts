import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { ignoredBy, parseIgnoreFile } from "../../src/hygiene/ignored-by.ts";
import { gitTestEnvironment, makeRepository } from "../support/git.ts";

type IgnoreFiles = Readonly<Record<string, string>>;

const repository = makeRepository();
afterAll(() => repository[Symbol.dispose]());

function ours(files: IgnoreFiles): Map<string, boolean> {
  const parsed = new Map(Object.entries(files).map(([file, text]) => [file, parseIgnoreFile(file, text)]));
  return new Map(paths.map((path) => [path, ignoredBy(parsed, path)?.isIgnored ?? false]));
}

/** What git itself says of each path. */
function gits(files: IgnoreFiles): Map<string, boolean> {
  repository.write({ ".gitignore": "", "a/.gitignore": "", "a/b/.gitignore": "", ...files });
  const { stdout, stderr } = spawnSync("git", ["check-ignore", "--no-index", "-z", "--stdin"], {
    cwd: repository.directory,
    env: gitTestEnvironment,
    encoding: "utf8",
    input: paths.join("\0"),
  });
  expect(stderr).toBe("");
  const named = new Set(stdout.split("\0"));
  return new Map(paths.map((path) => [path, named.has(path)]));
}

const paths = [".env", "a/.env", "a/b/.env", "a/b/c/.env", "b/.env", ".env.local", "x.txt", "a/x.txt"];

test.each<[string, IgnoreFiles]>([
  ["a plain name, at any depth", { ".gitignore": ".env" }],
  ["anchored to the root", { ".gitignore": "/.env" }],
  ["a wildcard", { ".gitignore": ".env*\n!.env.local" }],
  ["taken back", { ".gitignore": ".env\n!.env" }],
  ["and ignored again", { ".gitignore": ".env\n!.env\n.env" }],
  ["taken back too early", { ".gitignore": "!.env\n.env" }],
  ["taken back by a deeper file", { ".gitignore": ".env", "a/.gitignore": "!.env" }],
  ["ignored by a deeper file only", { "a/.gitignore": ".env" }],
  ["a deeper file's anchor is its own directory", { "a/.gitignore": "/.env" }],
  [
    "the directory is ignored, and nothing below it can be taken back",
    { ".gitignore": "a/\n!a/.env", "a/.gitignore": "!.env" },
  ],
  ["everything in the directory is ignored, and one is taken back", { ".gitignore": "a/*\n!a/.env" }],
  ["a pattern for directories does not name a file", { ".gitignore": ".env/" }],
  ["two stars in the middle", { ".gitignore": "a/**/.env" }],
  ["two stars in front", { ".gitignore": "**/b/.env" }],
  ["two stars behind", { ".gitignore": "a/b/**" }],
  ["a slash in the middle anchors", { ".gitignore": "b/.env" }],
  ["comments and empty lines", { ".gitignore": "# .env\n\n  \n" }],
  ["trailing spaces", { ".gitignore": ".env   \n" }],
  ["CRLF", { ".gitignore": ".env\r\n!a/.env\r\n" }],
  ["a byte order mark", { ".gitignore": "\ufeff.env\n" }],
  ["a class", { ".gitignore": ".[d-f]nv\n" }],
  ["an open class", { ".gitignore": ".en[v\n" }],
  ["everything, but", { ".gitignore": "*\n!*/\n!x.txt\n" }],
  ["case matters", { ".gitignore": ".ENV" }],
])("as git does: %s", (_, files) => {
  expect(ours(files)).toEqual(gits(files));
});

test("as git does, for files of random lines", () => {
  const name = fc.constantFrom("a", "b", ".env", "*", "**", "?", ".e*", "[ab]", "x.txt", "*.txt");
  const line = fc
    .tuple(
      fc.constantFrom("", "!", "/", "!/"),
      fc.array(name, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("", "/"),
    )
    .map(([start, names, end]) => `${start}${names.join("/")}${end}`);
  const text = fc.array(line, { maxLength: 5 }).map((lines) => lines.join("\n"));
  const files = fc.record({ ".gitignore": text, "a/.gitignore": text, "a/b/.gitignore": text });
  fc.assert(
    fc.property(files, (given) => {
      expect(ours(given)).toEqual(gits(given));
    }),
    { numRuns: 60 },
  );
});

test("the deciding line is told", () => {
  const files = new Map([[".gitignore", parseIgnoreFile(".gitignore", "# values\n.env\n!.env\n")]]);
  expect(ignoredBy(files, ".env")).toEqual({ isIgnored: false, file: ".gitignore", line: 3 });
});
