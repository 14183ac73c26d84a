import { expect, test } from "vitest";
import { type Files, makeRepository, type TestRepository } from "../support/git.ts";
import { openCache } from "./open-cache.ts";

async function checkLines(
  repository: TestRepository,
  [base, head]: readonly [string, string],
  expected: Readonly<Record<string, string>>,
): Promise<void> {
  using cache = await openCache(repository, [base, head]);
  const lines = await cache.readDiffLines(base, head);
  const shown = [...lines].map(([path, ranges]) => [
    path,
    ranges.map(({ first, last }) => `${first}-${last}`).join(","),
  ]);
  expect(Object.fromEntries(shown)).toEqual(expected);
}

async function checkEdit(before: Files, after: Files, expected: Readonly<Record<string, string>>): Promise<void> {
  using repository = makeRepository();
  const base = repository.commit(before);
  await checkLines(repository, [base, repository.commit(after)], expected);
}

const twenty = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`).join("");

test("three lines around each change are shown", () =>
  checkEdit({ a: twenty }, { a: twenty.replace("line 10\n", "new\n") }, { a: "7-13" }));

test("lines around a removal are shown, and the file's ends are respected", () =>
  checkEdit(
    { a: twenty, b: twenty },
    { a: twenty.replace("line 1\n", ""), b: twenty.replace("line 20\n", "") },
    { a: "1-3", b: "17-19" },
  ));

test("a new file is shown whole, a removed or renamed one not at all", () =>
  checkEdit({ old: twenty, gone: "x\n" }, { old: null, moved: twenty, gone: null, new: "a\nb\n" }, { new: "1-2" }));

test("of a renamed file the edit is shown", () =>
  checkEdit({ old: twenty }, { old: null, moved: `${twenty}end\n` }, { moved: "18-21" }));

test("odd names and attributes make no difference", () =>
  checkEdit(
    { ".gitattributes": "* -diff\n" },
    { 'a "b"\t\n.txt': "x\n", "-dash": "y\n", ünï: "z\n" },
    { 'a "b"\t\n.txt': "1-1", "-dash": "1-1", ünï: "1-1" },
  ));

test("files beyond four megabytes are not shown", () =>
  checkEdit({ a: "a\n" }, { big: "x\n".repeat(2_200_000), a: "b\n" }, { a: "1-1" }));

test("what the base gained meanwhile is not part of the diff", async () => {
  using repository = makeRepository();
  const fork = repository.commit({ a: twenty });
  const base = repository.commit({ a: `base\n${twenty}`, "base.txt": "base\n" });
  repository.branch("topic", fork);
  await checkLines(repository, [base, repository.commit({ a: `${twenty}head\n` })], { a: "18-21" });
});

test("histories without a common commit have no diff", async () => {
  using repository = makeRepository();
  const base = repository.commit({ a: "a\n" });
  repository.branch("orphan", undefined);
  await checkLines(repository, [base, repository.commit({ b: "b\n" })], {});
});
