import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { walkFolder } from "../../../src/cli/scan/walk-folder.ts";
import { tempFolder } from "../run-rekey.ts";

async function walked(files: Readonly<Record<string, string>>, honoursIgnores = true): Promise<string[]> {
  return Array.fromAsync(walkFolder(tempFolder(files), honoursIgnores));
}

test("paths come in the order of their bytes, as Git sorts them", async () => {
  const files = { "a/z": "", "a-b": "", "a.b": "", B: "", "a/b/c": "", a0: "" };
  expect(await walked(files)).toEqual(["B", "a-b", "a.b", "a/b/c", "a/z", "a0"]);
});

test("nothing of Git's own is listed, and no symbolic link is followed", async () => {
  const directory = tempFolder({ ".git/config": "", "sub/.git": "gitdir: x", "sub/a": "" });
  symlinkSync(directory, join(directory, "loop"));
  symlinkSync(join(directory, "sub/a"), join(directory, "link"));
  expect(await Array.fromAsync(walkFolder(directory, true))).toEqual(["link", "loop", "sub/a"]);
});

test("a .gitignore counts from its own folder on, and the innermost has the last word", async () => {
  const files = {
    ".gitignore": "*.log\n/only-here\nout/\n# a comment\n",
    "a.log": "",
    "only-here": "",
    "out/x": "",
    "sub/.gitignore": "!keep.log\n",
    "sub/a.log": "",
    "sub/keep.log": "",
    "sub/only-here": "",
  };
  expect(await walked(files)).toEqual([".gitignore", "sub/.gitignore", "sub/keep.log", "sub/only-here"]);
  expect(await walked(files, false)).toEqual(Object.keys(files).sort());
});
