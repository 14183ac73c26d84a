import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { customRule } from "../support/custom-rule.ts";
import { gitTestEnvironment, makeRepository, type TestRepository } from "../support/git.ts";
import { leak, type Ran, runRekey, tempFolder } from "./run-rekey.ts";

const [one, two, three, four] = [11, 12, 13, 14].map((seed) => leak("slack-bot-token", seed).line) as [
  string,
  string,
  string,
  string,
];

interface Finding {
  readonly file: string | null;
  readonly place?: string;
  readonly line: number;
  readonly fingerprint: string;
  readonly confidence: string;
  readonly commit?: string;
  readonly firstSeen?: string;
  readonly lastSeen?: string;
}

interface Scanned extends Ran {
  readonly findings: readonly Finding[];
  readonly coverage: Readonly<Record<string, unknown>>;
}

/** Each test has a state folder of its own, but for runs that go on where another was. */
async function scan(
  { directory }: Pick<TestRepository, "directory">,
  args: readonly string[] = [],
  state = tempFolder({}),
): Promise<Scanned> {
  const environment = { XDG_STATE_HOME: state, REKEY_FINGERPRINT_KEY: "ab".repeat(32) };
  const ran = await runRekey(["scan", "--git", "--all", "-f", "json", ...args], { directory, environment });
  const { findings, coverage } = ran.stdout === "" ? { findings: [], coverage: {} } : JSON.parse(ran.stdout);
  return { ...ran, findings, coverage };
}

/** `file:line commit`. */
function placesOf({ findings }: Scanned): string[] {
  return findings.map(({ file, line, commit }) => `${file}:${line} ${commit}`);
}

test("--git --all finds what branches, tags, remotes, notes, stashes and merges hold, at the commit that brought it in", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.ts": "const a = 1;\n", "b.ts": "b\n" });
  repository.branch("side", base);
  const tagged = repository.commit({ "a.ts": `const a = 1;\n${one}` });
  repository.git("tag", "v1");
  repository.checkout("main");
  repository.git("branch", "-D", "side");
  const remote = repository.commit({ "remote.ts": two });
  repository.git("update-ref", "refs/remotes/origin/x", remote);
  repository.git("reset", "--quiet", "--hard", base);
  repository.branch("other", base);
  repository.commit({ "other.ts": "o\n" });
  repository.checkout("main");
  repository.commit({ "b.ts": "b\nb\n" });
  const merge = repository.merge(["other"], { "b.ts": `b\n${three}` });
  repository.write({ "b.ts": four });
  repository.git("stash");
  const stash = repository.git("rev-parse", "refs/stash");
  repository.git("notes", "add", "-m", leak("slack-bot-token", 15).line, base);
  const notes = repository.git("rev-parse", "refs/notes/commits");
  const scanned = await scan(repository);
  expect(placesOf(scanned)).toEqual([
    `a.ts:2 ${tagged}`,
    `remote.ts:1 ${remote}`,
    `b.ts:2 ${merge}`,
    `b.ts:1 ${stash}`,
    `${base}:1 ${notes}`,
  ]);
  expect([scanned.status, scanned.stderr]).toEqual([1, ""]);
  expect(scanned.coverage).toMatchObject({ commits: 9, files: 9, notExamined: [] });
});

test("what no ref leads to is not examined", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.ts": "1\n" });
  repository.commit({ "a.ts": one });
  repository.git("reset", "--quiet", "--hard", base);
  expect(await scan(repository)).toMatchObject({ status: 0, findings: [], coverage: { commits: 1, files: 1 } });
});

test("each finding tells where its credential was first and last seen: in HEAD, on another branch, or before it was taken out", async () => {
  using repository = makeRepository();
  const first = repository.commit({ "a.ts": `${one}${two}${three}` });
  const before = repository.commit({ "b.ts": "later\n" });
  repository.commit({ "a.ts": `${one}${two}` });
  repository.branch("kept", "HEAD");
  const kept = repository.commit({ "c.ts": "kept\n" });
  repository.checkout("main");
  repository.commit({ "a.ts": one });
  const copied = repository.commit({ "copy.ts": one });
  const { findings } = await scan(repository);
  expect(
    findings.map(({ file, line, commit, firstSeen, lastSeen }) => [file, line, commit, firstSeen, lastSeen]),
  ).toEqual([
    ["a.ts", 1, first, first, copied],
    ["a.ts", 2, first, first, kept],
    ["a.ts", 3, first, first, before],
    ["copy.ts", 1, copied, first, copied],
  ]);
});

test("a rename, a reverted removal and a commit picked to another branch bring in nothing new", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.ts": "1\n" });
  const added = repository.commit({ "a.ts": `1\n${one}` });
  repository.commit({ "a.ts": null, "deep/b.ts": `1\n${one}more\n` });
  repository.commit({ "deep/b.ts": "1\nmore\n" });
  repository.git("revert", "--no-edit", "HEAD");
  repository.branch("picked", base);
  repository.git("cherry-pick", added);
  expect(placesOf(await scan(repository))).toEqual([`a.ts:2 ${added}`]);
});

test("both halves of a key make the secret surer, whichever commits and branches they stand in", async () => {
  using repository = makeRepository();
  const base = repository.commit({ "a.ini": `aws_secret_access_key = ${leak("aws-secret-access-key").secret}\n` });
  repository.branch("side", base);
  repository.commit({ "b.ini": `aws_access_key_id = ${leak("aws-access-key-id").secret}\n` });
  const { findings } = await scan(repository);
  expect(findings.map(({ file, confidence }) => `${file} ${confidence}`)).toEqual(["a.ini high", "b.ini high"]);
});

test("a rekey:allow that the file has now counts for its past", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": one });
  repository.commit({ "a.ts": `// rekey:allow made up for the docs\n${one}` });
  expect(await scan(repository)).toMatchObject({ status: 0, findings: [], coverage: { suppressed: 1 } });
});

test("what a tag names without a commit is found, without a commit", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": "1\n" });
  const options = { cwd: repository.directory, env: gitTestEnvironment, input: one, encoding: "utf8" as const };
  const blob = execFileSync("git", ["hash-object", "-w", "--stdin"], options).trim();
  repository.git("tag", "alone", blob);
  const { findings } = await scan(repository);
  expect(findings).toMatchObject([{ file: `blob ${blob.slice(0, 7)}`, line: 1 }]);
  expect(findings[0]).not.toHaveProperty("commit");
});

test("paths in every writing, and links, are told as they are", async () => {
  using repository = makeRepository();
  const commit = repository.commit({ 'ä "b".ts': one, "tab\there.ts": two, link: { link: three.trim() } });
  expect(placesOf(await scan(repository)).sort()).toEqual(
    [`link:1 ${commit}`, `tab\there.ts:1 ${commit}`, `ä "b".ts:1 ${commit}`].sort(),
  );
});

test("a second run examines only what is new, and tells the same", async () => {
  using repository = makeRepository();
  const state = tempFolder({});
  const first = repository.commit({ "a.ts": one, "b.ts": "1\n" });
  const before = await scan(repository, [], state);
  expect(before.coverage).toMatchObject({ files: 2, examinedBefore: 0 });
  const again = await scan(repository, [], state);
  expect(again.findings).toEqual(before.findings);
  expect(again.coverage).toEqual({ ...before.coverage, examinedBefore: 2 });
  const second = repository.commit({ "b.ts": two });
  const more = await scan(repository, [], state);
  expect(placesOf(more)).toEqual([`a.ts:1 ${first}`, `b.ts:1 ${second}`]);
  expect(more.coverage).toMatchObject({ files: 3, examinedBefore: 2 });
  expect((await scan(repository, ["--fresh"], state)).coverage).toMatchObject({ files: 3, examinedBefore: 0 });
});

test("what stands in no file is told once, with its place and the commit, in a second run, too", async () => {
  using repository = makeRepository();
  const state = tempFolder({});
  const samples = [21, 22, 23, 24, 25, 26].map((seed) => leak("slack-bot-token", seed).secret);
  const [inMessage = "", inAuthor = "", inBranch = "", inTag = "", inPath = "", inTagName = ""] = samples;
  const first = repository.commit({ "a.txt": "a\n" });
  const commitOf = (...args: string[]) => {
    repository.git("commit", "-q", "--allow-empty", ...args);
    return repository.git("rev-parse", "HEAD");
  };
  const said = commitOf("-m", `Deploy\n\nwith\n${inMessage}`);
  const author = ["--author", `${inAuthor} <a@example.org>`];
  const written = commitOf("-m", "One", ...author);
  commitOf("-m", "Two", ...author);
  const named = repository.commit({ "a.txt": null, [`copy-${inPath}.txt`]: "a\n" });
  repository.commit({ "a.txt": "b\n", [`copy-${inPath}.txt`]: null });
  repository.git("branch", `try-${inBranch}`, said);
  repository.git("tag", "-a", "v1", "-m", `First\n\n${inTag}`, first);
  repository.git("tag", `v-${inTagName}`, `${first}^{tree}`);
  const expected = [
    ["file path", 1, named],
    ["commit message", 4, said],
    ["author", 1, written],
    ["tag message", 3, first],
    ["branch name", 1, said],
    ["tag name", 1, undefined],
  ];
  const placed = ({ findings }: Scanned) =>
    findings.map(({ file, place, line, commit }) => [file, place, line, commit]);
  const ran = await scan(repository, [], state);
  expect(placed(ran)).toEqual(expected.map((one) => [null, ...one]));
  const again = await scan(repository, [], state);
  expect(placed(again)).toEqual(placed(ran));
  expect(again.coverage.bytes).toBe(ran.coverage.bytes);
});

/** The one file in which it is kept what was examined. */
function keptIn(state: string): string {
  const folder = join(state, "rekey/histories");
  const [path = "", ...others] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.includes("/"),
  );
  expect(others).toEqual([]);
  return join(folder, path);
}

test("a run that was killed is gone on with, whatever half a line it left behind", async () => {
  using repository = makeRepository();
  const state = tempFolder({});
  repository.commit({ "a.ts": one, "b.ts": `${one}${two}`, "c.ts": three, "d.ts": "1\n" });
  const whole = await scan(repository, [], state);
  const text = readFileSync(keptIn(state), "latin1");
  for (const length of [10, 41, 60, 150, 200, text.length - 2]) {
    writeFileSync(keptIn(state), text.slice(0, length));
    const resumed = await scan(repository, [], state);
    expect(resumed.findings).toEqual(whole.findings);
    expect(resumed.coverage.files).toBe(4);
    // The blobs come before what stands in no file.
    expect(resumed.coverage.examinedBefore).toBe(Math.min(4, text.slice(0, length).split(".\n").length - 1));
  }
});

test("what is kept holds no credential and no path, and is not used with another key or other rules", async () => {
  using repository = makeRepository();
  const state = tempFolder({});
  const { secret } = leak("slack-bot-token", 11);
  repository.commit({ "path.ts": one });
  await scan(repository, [], state);
  const text = readFileSync(keptIn(state), "latin1");
  expect(text).toMatch(/^[0-9a-f]{40} [0-9a-f]{64}:1\.\n(?:[0-9a-f]{40}\.\n){2}$/);
  expect(text).not.toContain(secret);
  writeFileSync(join(state, "policy.yml"), JSON.stringify({ rules: [customRule()] }));
  const other = await scan(repository, ["--policy", join(state, "policy.yml")], state);
  expect([other.stderr, other.coverage.examinedBefore]).toEqual(["", 0]);
  expect(readFileSync(keptIn(state), "latin1")).toBe(text);
});

test("without a place to keep it, the scan works, and says that it cannot be gone on with", async () => {
  using repository = makeRepository();
  repository.commit({ "a.ts": one });
  const { stderr, findings } = await scan(repository, [], join(tempFolder({ file: "" }), "file"));
  expect(findings).toHaveLength(1);
  expect(stderr).toContain("if it is interrupted, the scan will start anew");
});

test("shallow and partial clones are told, what they have is examined, and the status is 2", async () => {
  using origin = makeRepository();
  origin.commit({ "a.ts": one });
  origin.commit({ "a.ts": two });
  origin.git("config", "uploadpack.allowFilter", "true");
  using clones = makeRepository();
  const clone = (name: string, option: string) => {
    clones.git("-c", "protocol.file.allow=always", "clone", "--quiet", option, `file://${origin.directory}`, name);
    return { directory: join(clones.directory, name) };
  };
  const shallow = await scan(clone("shallow", "--depth=1"));
  expect([shallow.status, placesOf(shallow)]).toEqual([2, [`a.ts:1 ${origin.git("rev-parse", "HEAD")}`]]);
  expect(shallow.coverage.notExamined).toEqual([
    { file: "older commits", why: "this clone is shallow; get them with git fetch --unshallow" },
  ]);
  const treeless = await scan(clone("treeless", "--filter=tree:0"));
  // Who brought it in cannot be told where the folders of the commits before are missing.
  expect([treeless.status, placesOf(treeless)]).toEqual([2, ["a.ts:1 undefined"]]);
  const partial = await scan(clone("partial", "--filter=blob:none"));
  expect([partial.status, placesOf(partial)]).toEqual([2, [`a.ts:1 ${origin.git("rev-parse", "HEAD")}`]]);
  expect(partial.coverage.notExamined).toEqual([
    {
      file: "1 object",
      why: "they are missing here; if the clone is partial, get them with git fetch --refetch --no-filter",
    },
  ]);
});

test("a bare repository is scanned from within, and one without a commit is told", async () => {
  using origin = makeRepository();
  const commit = origin.commit({ "a.ts": one });
  using bare = makeRepository({ bare: true });
  const empty = await scan(bare);
  expect([empty.status, empty.stderr]).toEqual([2, "rekey: The repository has no commit yet.\n"]);
  bare.git("-c", "protocol.file.allow=always", "fetch", "--quiet", origin.directory, "main:main");
  expect(placesOf(await scan(bare))).toEqual([`a.ts:1 ${commit}`]);
});

test.each([
  [["scan", "--all"], "rekey: --all goes with --git: rekey scan --git --all.\n"],
  [["scan", "--git", "--fresh"], "rekey: --fresh goes with --git --all.\n"],
  [["scan", "--git", "--all", "main..HEAD"], "rekey: --all is the whole history, and takes no range.\n"],
])("%j is refused with a reason", async (args, message) => {
  const { status, stderr } = await runRekey(args, { directory: tempFolder({}) });
  expect([status, stderr]).toEqual([2, message]);
});

test("text says when and where, and how much was read", async () => {
  using repository = makeRepository();
  const first = repository.commit({ "a.ts": one });
  const last = repository.commit({ "b.ts": one });
  const environment = { XDG_STATE_HOME: tempFolder({}) };
  const { stdout } = await runRekey(["scan", "--git", "--all"], { directory: repository.directory, environment });
  const [a, b] = [first, last].map((commit) => commit.slice(0, 9));
  expect(stdout).toContain(`  commit ${a}  last seen ${b}\n`);
  expect(stdout).toContain(`  commit ${b}  first seen ${a}  last seen ${b}\n`);
  expect(stdout).toContain("; examined 2 commits, 1 version of files, ");
});
