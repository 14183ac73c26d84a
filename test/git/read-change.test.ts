import { expect, test } from "vitest";
import type { Change, FileChange } from "../../src/change/change.ts";
import type { Limits } from "../../src/git/limits.ts";
import { makeRepository, type TestRepository } from "../support/git.ts";
import { openCache } from "./open-cache.ts";

interface Range {
  readonly head: string;
  readonly known?: readonly string[];
  readonly limits?: Partial<Limits>;
}

async function readChange(repository: TestRepository, { head, known = [], limits = {} }: Range): Promise<Change> {
  using cache = await openCache(repository, [head, ...known], limits);
  return await cache.readChange([head], known);
}

/** Expects `<subject of the commit>: <path> <added lines>`, oldest commit first, paths in order within a commit. */
async function checkAdded(repository: TestRepository, range: Range, expected: readonly string[]): Promise<void> {
  const change = await readChange(repository, range);
  const subjects = new Map(change.commits.map((commit) => [commit.sha, commit.subject]));
  expect(change.files.map((file) => `${subjects.get(file.commit)}: ${describe(file)}`)).toEqual(expected);
  expect(change.notExamined).toEqual([]);
}

function describe({ path, added }: FileChange): string {
  const ranges = added.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
  return `${path} ${ranges.join(",") || "-"}`;
}

function numbered(count: number, start = 1): string {
  return Array.from({ length: count }, (_, index) => `line ${start + index}\n`).join("");
}

test("a line that one commit adds and the next one removes is seen", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "app.ts": numbered(3) });
  repository.commit({ "app.ts": `line 1\nmarker\n${numbered(2, 2)}` }, "add");
  const head = repository.commit({ "app.ts": numbered(3) }, "remove");
  await checkAdded(repository, { head, known: [base] }, ["add: app.ts 2", "remove: app.ts -"]);
});

test("all lines of a first commit are new", async () => {
  using repository = makeRepository();
  const head = repository.commit({ "a.txt": "one\ntwo\n", "deep/er/b.txt": "one", empty: "" }, "root");
  await checkAdded(repository, { head }, ["root: a.txt 1-2", "root: deep/er/b.txt 1", "root: empty -"]);
});

test("only lines that differ are new, each with its own number", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.txt": numbered(10) });
  const lines = [
    "new",
    "line 1",
    "line 2",
    "changed",
    "changed",
    ...numbered(3, 6).split("\n").slice(0, 3),
    "line 10",
    "end",
  ];
  const head = repository.commit({ "a.txt": `${lines.join("\n")}\n` }, "edit");
  await checkAdded(repository, { head, known: [base] }, ["edit: a.txt 1,4-5,10"]);
});

test("a merge tells its own resolution and not what was merged", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.txt": numbered(9), "b.txt": "b\n" });
  repository.branch("side", base);
  const side = repository.commit({ "a.txt": `side\n${numbered(9)}`, "side.txt": "side\n" }, "side");
  repository.checkout("main");
  const ours = repository.commit({ "a.txt": `${numbered(9)}ours\n` }, "ours");
  const head = repository.merge(["side"], { "a.txt": `side\n${numbered(5)}resolved\n${numbered(4, 6)}ours\n` });
  await checkAdded(repository, { head, known: [side, ours] }, ["a merge: a.txt 7"]);
});

test("a file that exists only in a merge commit is seen", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.txt": "a\n" });
  repository.branch("side", base);
  const side = repository.commit({ "side.txt": "side\n" });
  repository.checkout("main");
  const ours = repository.commit({ "ours.txt": "ours\n" });
  const head = repository.merge(["side"], { "deep/evil.txt": "marker\n" });
  await checkAdded(repository, { head, known: [side, ours] }, ["a merge: deep/evil.txt 1"]);
});

test("a merge of three branches is compared with each of them", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.txt": numbered(9) });
  repository.branch("one", base);
  const one = repository.commit({ "a.txt": `one\n${numbered(9)}`, "one.txt": "one\n" });
  repository.branch("two", base);
  const two = repository.commit({ "a.txt": `${numbered(9)}two\n` });
  repository.checkout("main");
  const ours = repository.commit({ "ours.txt": "ours\n" });
  const head = repository.merge(["one", "two"], { "a.txt": `one\n${numbered(5)}evil\n${numbered(4, 6)}two\n` });
  await checkAdded(repository, { head, known: [one, two, ours] }, ["a merge: a.txt 7"]);
});

test("after a force-push the new commits are read against the old head", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.txt": "a\n" });
  repository.branch("old", base);
  const old = repository.commit({ "old.txt": "old\n" }, "old");
  repository.checkout("main");
  const head = repository.commit({ "new.txt": "new\n" }, "new");
  await checkAdded(repository, { head, known: [old] }, ["new: new.txt 1"]);
});

test("a branch without common history is read whole", async () => {
  using repository = makeRepository();
  const main = repository.commit({ "a.txt": "a\n" });
  repository.branch("orphan", undefined);
  const head = repository.commit({ "b.txt": "b\n" }, "orphan");
  await checkAdded(repository, { head, known: [main] }, ["orphan: b.txt 1"]);
});

test("a known commit that is nowhere to be found is ignored", async () => {
  using repository = makeRepository();
  const head = repository.commit({ "a.txt": "a\n" }, "root");
  using cache = await openCache(repository, [head]);
  const { files } = await cache.readChange([head], ["0".repeat(40), "ab".repeat(20)]);
  expect(files.map(describe)).toEqual(["a.txt 1"]);
});

test("nothing is new between a commit and itself", async () => {
  using repository = makeRepository();
  const head = repository.commit({ "a.txt": "a\n" });
  expect(await readChange(repository, { head, known: [head] })).toEqual({
    head,
    commits: [],
    files: [],
    replaced: [],
    notExamined: [],
  });
});

test("an annotated tag stands for its commit", async () => {
  using repository = makeRepository();
  const commit = repository.commit({ "a.txt": "a\n" });
  repository.git("tag", "--annotate", "v1", "--message", "one");
  const { head } = await readChange(repository, { head: repository.git("rev-parse", "v1") });
  expect(head).toBe(commit);
});

test("a rename brings no lines, a rename with an edit brings the edit", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "old/a.txt": numbered(20), "b.txt": `b\n${numbered(20)}` });
  const moved = {
    "old/a.txt": null,
    "new/a.txt": numbered(20),
    "b.txt": null,
    "c.txt": `b\n${numbered(10)}edit\n${numbered(10, 11)}`,
  };
  const head = repository.commit(moved, "move");
  await checkAdded(repository, { head, known: [base] }, ["move: c.txt 12", "move: new/a.txt -"]);
});

test("a copy is new", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.txt": numbered(20) });
  const head = repository.commit({ "b.txt": numbered(20) }, "copy");
  await checkAdded(repository, { head, known: [base] }, ["copy: b.txt 1-20"]);
});

test("a file that moves into a directory of its own name is a rename", async () => {
  using repository = makeRepository();
  const base = repository.commit({ config: numbered(9) });
  const head = repository.commit({ config: null, "config/main": numbered(9) }, "move");
  await checkAdded(repository, { head, known: [base] }, ["move: config/main -"]);
});

test("a change of mode brings no lines", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "run.sh": "#!/bin/sh\n" });
  repository.git("update-index", "--chmod=+x", "run.sh");
  repository.git("commit", "--quiet", "--message", "chmod");
  const head = repository.git("rev-parse", "HEAD");
  await checkAdded(repository, { head, known: [base] }, ["chmod: run.sh -"]);
});

test("a symbolic link is read as the text it is, also where it replaces a file", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.txt": "a\n" });
  const head = repository.commit({ link: { link: "/some/where" }, "a.txt": { link: "link" } }, "link");
  await checkAdded(repository, { head, known: [base] }, ["link: a.txt 1", "link: link 1"]);
});

test("a submodule is told as not examined, and not held against the change", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.txt": "a\n" });
  repository.git("update-index", "--add", "--cacheinfo", `160000,${base},vendor/lib`);
  repository.git("commit", "--quiet", "--message", "submodule");
  const change = await readChange(repository, { head: repository.git("rev-parse", "HEAD"), known: [base] });
  expect(change.files).toEqual([]);
  expect(change.notExamined).toEqual([
    { what: "submodule vendor/lib", why: "it is a commit of another repository", harmless: true },
  ]);
});

test.each([
  ["an added line at the end of a file without a final newline", "a\nb", "a\nb\nc", "3"],
  ["a final newline that is added", "a\nb", "a\nb\n", "-"],
  ["a final newline that is removed, with a change", "a\nb\n", "a\nc", "2"],
  ["a file that turns from LF to CRLF", "a\nb\n", "a\r\nb\r\n", "-"],
  ["a line added to a file with CRLF", "a\r\nb\r\n", "a\r\nmarker\r\nb\r\n", "2"],
  ["lines that look like a diff", "a\n", "a\n--- a/x\n+++ b/x\n@@ -1 +1 @@\ndiff --git a/0 b/0\n", "2-5"],
  ["lines removed that look like a diff", "-- a/x\n\\ No\n@@ -1 +1 @@\nz\n", "++ b\nz\nq", "1,3"],
  ["a file with NUL bytes", "a\0\nb\n", "a\0\nmarker\0\nb\n", "2"],
  ["an empty file that gets content", "", "a\n", "1"],
  ["a file that is emptied", "a\n", "", "-"],
  ["a single long line", "a\n", `a\n${"x".repeat(3_000_000)}\nb\n`, "2-3"],
])("%s", async (_, before, after, expected) => {
  using repository = makeRepository();
  const base = repository.commit({ file: before });
  const head = repository.commit({ file: after }, "edit");
  await checkAdded(repository, { head, known: [base] }, [`edit: file ${expected}`]);
});

test("attributes and configuration of the repository change nothing", async () => {
  using repository = makeRepository();
  const attributes = "* -diff -text linguist-generated\n*.txt diff=custom filter=lfs\n";
  const base = repository.commit({ ".gitattributes": attributes, "a.txt": "a\n" });
  repository.git("config", "diff.custom.textconv", "false");
  const head = repository.commit({ "a.txt": "a\nmarker\n", "b.lock": "b\n" }, "hidden");
  await checkAdded(repository, { head, known: [base] }, ["hidden: a.txt 2", "hidden: b.lock 1"]);
});

test("paths of every kind come through", async () => {
  using repository = makeRepository();
  const paths = [
    "-dash",
    'a "quoted".txt',
    "back\\slash",
    "line\nbreak",
    "spaces  in it",
    "tab\there",
    "ünï¢ode/日本.txt",
  ];
  const head = repository.commit(Object.fromEntries(paths.map((path) => [path, "x\n"])), "odd");
  const { files } = await readChange(repository, { head });
  expect(files.map(({ path }) => path).toSorted()).toEqual(paths.toSorted());
});

test("a path that is not UTF-8 is shown as Latin-1", async () => {
  using repository = makeRepository();
  const blob = repository.git("hash-object", "-w", "--stdin");
  const entry = Buffer.concat([Buffer.from("100644 caf\xe9.txt\0", "latin1"), Buffer.from(blob, "hex")]);
  repository.write({ tree: entry });
  const tree = repository.git("hash-object", "-w", "-t", "tree", "tree");
  const head = repository.git("commit-tree", tree, "-m", "latin");
  await checkAdded(repository, { head }, ["latin: café.txt -"]);
});

test("the last of 400 files and the end of a file of 3 MB are seen", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "big.txt": numbered(250_000) });
  const small = Array.from({ length: 400 }, (_, index) => [`f/${index + 1000}.txt`, `${index}\n`] as const);
  const head = repository.commit({ ...Object.fromEntries(small), "big.txt": `${numbered(250_000)}marker\n` }, "many");
  const { files } = await readChange(repository, { head, known: [base] });
  expect(files).toHaveLength(401);
  expect(files.filter(({ path }) => path === "big.txt" || path === "f/1399.txt").map(describe)).toEqual([
    "big.txt 250001",
    "f/1399.txt 1",
  ]);
});

test("commits carry people, dates and the subject, cut where someone wrote a novel", async () => {
  using repository = makeRepository();
  const head = repository.commit({ "a.txt": "a\n" }, `${"long ".repeat(100)}\n\nbody`);
  const { commits } = await readChange(repository, { head });
  expect(commits).toEqual([
    {
      sha: head,
      parents: [],
      author: { name: "Ada", email: "ada@example.com" },
      committer: { name: "Grace", email: "grace@example.com" },
      authoredAt: "2025-06-15T15:06:41Z",
      committedAt: "2025-06-15T15:06:41Z",
      subject: `${"long ".repeat(39)}lon..`,
    },
  ]);
});

test("what goes beyond a limit is told, and the newest is kept", async () => {
  using repository = makeRepository();
  const first = repository.commit({ "a.txt": "a\n" }, "one");
  const second = repository.commit({ "b.txt": "b\n" }, "two");
  const head = repository.commit({ "c.txt": "c\n", "d.txt": numbered(9) }, "three");
  const short = second.slice(0, 7);
  const cases: readonly [Partial<Limits>, string[], string[]][] = [
    [
      { commits: 2 },
      ["b.txt 1", "c.txt 1", "d.txt 1-9"],
      [`1 commit older than ${short}: more than 2 commits at once`],
    ],
    [
      { entries: 2 },
      ["c.txt 1", "d.txt 1-9"],
      [`part of commit ${first.slice(0, 7)}: more than 2 files`, `part of commit ${short}: more than 2 files`],
    ],
    [{ blobBytes: 10 }, ["a.txt 1", "b.txt 1", "c.txt 1"], ["d.txt: larger than 0 MB"]],
    [
      { changeBytes: 4 },
      ["b.txt 1", "c.txt 1"],
      [
        `1 file of commit ${head.slice(0, 7)}: more than 0 MB at once`,
        `1 file of commit ${first.slice(0, 7)}: more than 0 MB at once`,
      ],
    ],
  ];
  for (const [limits, files, notExamined] of cases) {
    const change = await readChange(repository, { head, limits });
    expect(change.files.map(describe)).toEqual(files);
    expect(change.notExamined.map(({ what, why }) => `${what}: ${why}`)).toEqual(notExamined);
    expect(change.notExamined.some(({ harmless }) => harmless)).toBe(false);
  }
});

test("of a file with more lines than are compared, a few that it had count as added", async () => {
  using repository = makeRepository();
  const before = repository.commit({ "a.txt": "a\nb\nc\n" });
  const head = repository.commit({ "a.txt": "a\nnew\nb\nc\n" });
  const added = async (comparedLines: number) => {
    const { files } = await readChange(repository, { head, known: [before], limits: { comparedLines } });
    return files.map(describe);
  };
  expect(await added(3)).toEqual(["a.txt 2"]);
  expect(await added(2)).toEqual(["a.txt 2,4"]);
});

test("a tree that stands for ten billion files ends at the limit", async () => {
  using repository = makeRepository();
  repository.write({ content: "x\n" });
  let id = repository.git("hash-object", "-w", "content");
  for (let level = 0; level < 10; level += 1) {
    const mode = level === 0 ? "100644" : "40000";
    const entries = Array.from({ length: 10 }, (_, index) => [
      Buffer.from(`${mode} ${index}\0`),
      Buffer.from(id, "hex"),
    ]).flat();
    repository.write({ tree: Buffer.concat(entries) });
    id = repository.git("hash-object", "-w", "-t", "tree", "tree");
  }
  const head = repository.git("commit-tree", id, "-m", "bomb");
  const { files, notExamined } = await readChange(repository, { head, limits: { entries: 1_000 } });
  expect(files.length).toBeGreaterThan(800);
  expect(notExamined.map(({ what }) => what)).toEqual([`part of commit ${head.slice(0, 7)}`]);
});
