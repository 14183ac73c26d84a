import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { makeRepository, type TestRepository } from "../support/git.ts";
import { leak, type Ran, runRekey, tempFolder } from "./run-rekey.ts";

const first = leak("slack-bot-token", 5);
const second = leak("slack-bot-token", 6);

interface Finding {
  readonly rule: string;
  readonly confidence: string;
  readonly file: string | null;
  readonly place?: string;
  readonly line: number;
  readonly commit?: string;
}

async function scan(repository: TestRepository, ...args: string[]): Promise<Ran & { findings: Finding[] }> {
  const ran = await runRekey(["scan", "-f", "jsonl", ...args], { directory: repository.directory });
  const records = ran.stdout.split("\n").filter((record) => record !== "");
  return { ...ran, findings: records.map((record) => JSON.parse(record) as Finding) };
}

test("--git finds what a later commit removed, and names the commit that brought it in", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": "const a = 1;\n" });
  const added = repository.commit({ "a.ts": `const a = 1;\n${first.line}` });
  const removed = repository.commit({ "a.ts": "const a = 1;\n" });
  const later = repository.commit({ "b.ts": second.line });

  const all = await scan(repository, "--git");
  expect(all.status).toBe(1);
  expect(all.findings).toMatchObject([
    { file: "a.ts", line: 2, commit: added },
    { file: "b.ts", line: 1, commit: later },
  ]);
  expect((await scan(repository, "--git", `${removed}..HEAD`)).findings).toMatchObject([{ commit: later }]);
  expect((await scan(repository, `--git=..${removed}`)).findings).toEqual([]);
  expect((await scan(repository, "--git", removed)).findings).toMatchObject([{ commit: added }]);
  expect((await scan(repository)).findings).toMatchObject([{ file: "b.ts" }]);
});

const keyId = `aws_access_key_id = ${leak("aws-access-key-id").secret}\n`;
const keySecret = `aws_secret_access_key = ${leak("aws-secret-access-key").secret}\n`;

/** What is found, as `file confidence rule`. */
function graded({ findings }: { readonly findings: readonly Finding[] }): string[] {
  return findings.map(({ file, confidence, rule }) => `${file} ${confidence} ${rule}`);
}

test("both halves of a key that a change brings in make the secret surer, in different files and commits, too", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ini": keySecret, "z.txt": first.line });
  const before = repository.commit({ "unrelated.txt": "" });
  const id = "b.ini high aws-access-key-id";
  const others = ["z.txt high slack-bot-token"];
  expect(graded(await scan(repository, "--git"))).toEqual(["a.ini medium aws-secret-access-key", ...others]);
  repository.commit({ "b.ini": keyId });
  expect(graded(await scan(repository, "--git"))).toEqual(["a.ini high aws-secret-access-key", ...others, id]);
  expect(graded(await scan(repository, "--git", `${before}..HEAD`))).toEqual([id]);
});

test("both halves of a key that are staged make the secret surer; one that was there before does not", async () => {
  using repository = makeRepository();
  repository.commit({ "old.ini": keyId });
  repository.write({ "a.ini": keySecret, "old.ini": `${keyId}# more\n` });
  repository.git("add", "--all");
  expect(graded(await scan(repository, "--staged"))).toEqual(["a.ini medium aws-secret-access-key"]);
  repository.write({ "b.ini": keyId });
  repository.git("add", "--all");
  const both = ["a.ini high aws-secret-access-key", "b.ini high aws-access-key-id"];
  expect(graded(await scan(repository, "--staged"))).toEqual(both);
});

test("a rekey:allow that the file has now counts for the commits before it", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": first.line });
  repository.commit({ "a.ts": `// rekey:allow made up for the docs\n${first.line}` });
  expect((await scan(repository, "--git")).findings).toEqual([]);
});

test("--staged sees the lines that the next commit adds: not older ones, not the work tree", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": first.line, "gone.ts": first.line });
  repository.write({ "a.ts": `${first.line}${second.line}`, "unstaged.ts": second.line, "gone.ts": null });
  repository.write({ "moved.ts": first.line });
  repository.git("add", "a.ts", "gone.ts", "moved.ts");
  repository.write({ "a.ts": "" });
  const { status, findings } = await scan(repository, "--staged");
  expect(status).toBe(1);
  expect(findings).toMatchObject([{ file: "a.ts", line: 2 }]);
  expect(findings[0]).not.toHaveProperty("commit");
});

test("--staged works before the first commit", async () => {
  using repository = makeRepository();
  repository.write({ "a.ts": first.line });
  repository.git("add", "a.ts");
  expect((await scan(repository, "--staged")).findings).toMatchObject([{ file: "a.ts", line: 1 }]);
  const history = await scan(repository, "--git");
  expect([history.status, history.stderr]).toEqual([
    2,
    "rekey: There is no commit HEAD. The repository has no commit yet.\n",
  ]);
});

test("what git tracks is scanned even if it is ignored, and what is ignored is not", async () => {
  using repository = makeRepository();
  repository.commit({ ".gitignore": "*.log\n", "tracked.log": first.line });
  repository.write({ "ignored.log": first.line, "new.ts": first.line });
  expect((await scan(repository)).findings.map(({ file }) => file)).toEqual(["new.ts", "tracked.log"]);
});

test("an ignored folder is scanned when it is asked for by name", async () => {
  using repository = makeRepository();
  repository.commit({ ".gitignore": "build/\n" });
  repository.write({ "build/a.js": first.line });
  expect((await scan(repository)).findings).toEqual([]);
  expect((await scan(repository, "build")).findings.map(({ file }) => file)).toEqual(["build/a.js"]);
});

test("a tracked file whose folder became a link to somewhere else is not read there", async () => {
  using repository = makeRepository();
  repository.commit({ "docs/a.ts": "" });
  const outside = tempFolder({ "a.ts": first.line });
  repository.write({ docs: { link: outside } });
  expect((await scan(repository)).findings).toEqual([]);
});

test("a repository's own configuration cannot make us run a program", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": "" });
  repository.write({ "hook.sh": `#!/bin/sh\necho ran > "${repository.directory}/ran"\n` });
  repository.git("config", "core.fsmonitor", `sh ${repository.directory}/hook.sh`);
  expect((await scan(repository)).status).toBe(0);
  expect((await scan(repository, "--staged")).status).toBe(0);
  repository.git("config", "--unset", "core.fsmonitor");
  expect(repository.git("status", "--porcelain")).not.toContain("ran");
});

test("outside of a repository, and with a range that is none, the status is 2 and the message says what to do", async () => {
  const outside = await runRekey(["scan", "--git"], { directory: tempFolder({}) });
  expect(outside.status).toBe(2);
  expect(outside.stderr).toContain("is not in a Git repository");
  using repository = makeRepository();
  repository.commit({ "a.ts": "" });
  const unknown = await scan(repository, "--git", "nope..HEAD");
  expect([unknown.status, unknown.stderr]).toEqual([
    2,
    "rekey: There is no commit nope. Write it as git log takes it: main..HEAD.\n",
  ]);
});

test("what git says of its failure is told, and what to do", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": "" });
  writeFileSync(join(repository.directory, ".git/config"), "[broken\n");
  const broken = await scan(repository);
  expect([broken.status, broken.stderr]).toEqual([
    2,
    `rekey: git ls-files failed: fatal: bad config line 1 in file ${repository.directory}/.git/config\n  git status and git fsck may say more. Without Git, rekey scan --no-ignore reads the files as they are.\n`,
  ]);
});

test("a repository that lacks a directory, or names objects by SHA-256, is told as such", async () => {
  using repository = makeRepository();
  repository.commit({ "a/b.ts": "" });
  const tree = repository.git("rev-parse", "HEAD:a");
  rmSync(join(repository.directory, ".git/objects", tree.slice(0, 2), tree.slice(2)));
  expect((await scan(repository, "--git")).stderr).toContain("The repository cannot be read: a directory is missing.");
  rmSync(join(repository.directory, ".git"), { recursive: true });
  repository.git("init", "--quiet", "--object-format=sha256");
  repository.commit({ "a.ts": "" });
  const { status, stderr } = await scan(repository, "--git");
  expect([status, stderr.split("\n")[0]]).toEqual([
    2,
    "rekey: The repository cannot be read: it names objects by SHA-256, which Rekey does not know yet.",
  ]);
});

test("where git is missing, that is what is told", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": first.line });
  const options = { directory: repository.directory, environment: { PATH: repository.directory } };
  const { status, stderr } = await runRekey(["scan"], options);
  expect([status, stderr]).toEqual([2, "rekey: git could not be started; is it installed?\n"]);
  expect((await runRekey(["scan", "--no-ignore"], options)).status).toBe(1);
});

test("a hook of a partial commit scans what that commit will hold", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": "", "b.ts": "" });
  repository.write({ "a.ts": first.line, "b.ts": second.line });
  repository.git("add", "b.ts");
  const seen = join(repository.directory, ".git/seen");
  const program = `"${process.execPath}" "${resolve("bin/rekey.js")}" scan --staged -f jsonl --output "${seen}"`;
  const hook = join(repository.directory, ".git/hooks/pre-commit");
  writeFileSync(hook, `#!/bin/sh\nHOME="${repository.directory}/.git" ${program}\n`, { mode: 0o755 });
  expect(() => repository.git("commit", "--quiet", "--message", "x", "--only", "a.ts")).toThrow();
  expect((JSON.parse(readFileSync(seen, "utf8")) as Finding).file).toBe("a.ts");
});

test("--git reads what stands in no file, and tells its place instead of one", async () => {
  using repository = makeRepository();
  const samples = [11, 12, 13, 14, 15].map((seed) => leak("slack-bot-token", seed).secret);
  const [inMessage = "", inAuthor = "", inBranch = "", inTag = "", inPath = ""] = samples;
  repository.commit({ "a.txt": "a\n" });
  repository.git("commit", "-q", "--allow-empty", "-m", `Deploy\n\nwith\n${inMessage}`);
  repository.git("commit", "-q", "--allow-empty", "-m", "Empty", "--author", `${inAuthor} <a@example.org>`);
  repository.git("branch", `try-${inBranch}`);
  repository.git("tag", "-a", "v1", "-m", `First\n\n${inTag}`);
  repository.commit({ [`copy-${inPath}.txt`]: "" });
  const { status, findings } = await scan(repository, "--git");
  expect(status).toBe(1);
  expect(findings.map(({ file, place, line }) => [file, place, line])).toEqual([
    [null, "file path", 1],
    [null, "commit message", 4],
    [null, "author", 1],
    [null, "tag message", 3],
    [null, "branch name", 1],
  ]);
  expect(findings.every(({ commit }) => /^[0-9a-f]{40}$/.test(commit ?? ""))).toBe(true);
});

test("--staged reads the names of files", async () => {
  using repository = makeRepository();
  repository.write({ [`copy-${first.secret}.txt`]: "a\n" });
  repository.git("add", ".");
  const { status, findings } = await scan(repository, "--staged");
  expect(status).toBe(1);
  expect(findings).toMatchObject([{ file: null, place: "file path" }]);
  expect(findings[0]).not.toHaveProperty("commit");
});
