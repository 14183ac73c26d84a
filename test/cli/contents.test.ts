import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { zip } from "../support/archives.ts";
import { contentCases, hidingFiles } from "../support/content-cases.ts";
import { makeRepository, type TestRepository } from "../support/git.ts";
import { leak, runRekey } from "./run-rekey.ts";

let seed = 10;
const cases = contentCases(() => leak("slack-bot-token", seed++).secret);

interface Document {
  readonly findings: readonly { readonly file: string; readonly line: number; readonly commit?: string }[];
  readonly coverage: { readonly notExamined: readonly { readonly file: string; readonly why: string }[] };
}

async function scan(repository: TestRepository, ...args: string[]): Promise<Document> {
  const { stdout } = await runRekey(["scan", "-f", "json", ...args], { directory: repository.directory });
  return JSON.parse(stdout) as Document;
}

test.each([
  ["the working tree", []],
  ["what is staged", ["--staged"]],
  ["a history", ["--git"]],
  ["all of a history", ["--git", "--all"]],
])("every kind of content is examined in %s, and what is not is told", async (_, args) => {
  using repository = makeRepository();
  const files = { ...hidingFiles, ...Object.fromEntries(cases.map(({ path, content }) => [path, content])) };
  if (args.includes("--staged")) {
    repository.write(files);
    repository.git("add", "--all", "--force");
  } else repository.commit(files);
  const { findings, coverage } = await scan(repository, ...args);
  const places = Object.groupBy(findings, ({ file }) => file.split("!")[0] ?? "");
  for (const { what, path, found } of cases)
    expect([what, (places[path] ?? []).map(({ file, line }) => `${file}:${line}`)]).toEqual([what, found]);
  const missed = cases.flatMap((one) => one.missed ?? []);
  expect(coverage.notExamined.map(({ file }) => file).sort()).toEqual(missed.map(({ file }) => file).sort());
  for (const { file, why } of missed) expect(coverage.notExamined.find((one) => one.file === file)?.why).toContain(why);
});

test("a path that is no UTF-8, a mode that changes and a submodule keep nothing from being examined", async () => {
  using repository = makeRepository();
  const { line } = leak("slack-bot-token", 9);
  writeFileSync(Buffer.concat([Buffer.from(`${repository.directory}/caf`), Buffer.from([0xe9])]), line);
  repository.commit({ "run.sh": "#!/bin/sh\n" });
  const empty = repository.git("rev-parse", "HEAD");
  repository.git("update-index", "--chmod=+x", "run.sh");
  repository.git("update-index", "--add", "--cacheinfo", `160000,${empty},vendor/lib`);
  repository.git("commit", "--quiet", "--message", "a mode and a submodule");
  expect((await scan(repository)).findings).toMatchObject([{ file: "caf\u{e9}", line: 1 }]);
  const history = await scan(repository, "--git");
  expect(history.findings).toMatchObject([{ file: "caf\u{e9}", line: 1, commit: empty }]);
  expect(history.coverage.notExamined).toEqual([]);
});

test("what lies in an archive is suppressed by the path of either, and by fingerprint", async () => {
  using repository = makeRepository();
  const archive = zip({ "in/a.py": leak("slack-bot-token", 7).line, "b.py": leak("slack-bot-token", 8).line });
  const ignoring = (glob: string) => ({
    ".github/rekey.yml": `ignore:\n  paths:\n    - glob: "${glob}"\n      reason: recorded\n`,
  });
  const left = async (glob: string) => {
    repository.write({ ...ignoring(glob), "lib/x.jar": archive });
    return (await scan(repository)).findings.map(({ file }) => file);
  };
  expect(await left("other")).toEqual(["lib/x.jar!in/a.py", "lib/x.jar!b.py"]);
  expect(await left("lib/x.jar")).toEqual([]);
  expect(await left("lib/x.jar!in/**")).toEqual(["lib/x.jar!b.py"]);
});

test("a rekey:allow in an archive counts for the line in its file, unless two files have one name", async () => {
  using repository = makeRepository();
  const allowed = leak("slack-bot-token", 7).line.replace("\n", " // rekey:allow made up for the docs\n");
  repository.write({ "a.zip": zip({ "in/a.py": allowed, "b.py": leak("slack-bot-token", 8).line }) });
  expect((await scan(repository)).findings.map(({ file }) => file)).toEqual(["a.zip!b.py"]);
  const [one, two] = ["in/a.py", "in/b.py"].map((name) => zip({ [name]: allowed })) as [Buffer, Buffer];
  repository.write({
    "a.zip": Buffer.from(Buffer.concat([one, two]).toString("latin1").replaceAll("b.py", "a.py"), "latin1"),
  });
  expect((await scan(repository)).findings.map(({ file }) => file)).toEqual(["a.zip!in/a.py", "a.zip!in/a.py"]);
});

test("a credential that is a name in an archive is masked wherever the name is told", async () => {
  using repository = makeRepository();
  const [inside, locked] = [leak("slack-bot-token", 7), leak("slack-bot-token", 8)];
  repository.write({
    "a.zip": zip({ [`${inside.secret}.py`]: inside.line }),
    "b.zip": zip({ [locked.secret]: "x" }, { isEncrypted: true, method: 0 }),
  });
  const { stdout, stderr } = await runRekey(["scan", "-f", "json"], { directory: repository.directory });
  expect(stdout).toMatch(/a\.zip!xox/);
  expect(stderr).toMatch(/b\.zip!xox.*it is encrypted/);
  for (const { secret } of [inside, locked]) expect(stdout + stderr).not.toContain(secret);
});

test("--explain takes a place in an archive", async () => {
  using repository = makeRepository();
  const { line, secret } = leak("slack-bot-token", 7);
  repository.write({ "a!b.zip": zip({ "in/a.py": `x\n${line}`, "in/b.zip": zip({ c: line }) }) });
  const explain = async (place: string) => runRekey(["scan", "--explain", place], { directory: repository.directory });
  const places = ["a!b.zip!in/a.py:2", "a!b.zip!in/b.zip!c:1"];
  const [nothing, ...explained] = await Promise.all(["a!b.zip!nothing:1", ...places].map(explain));
  expect(nothing?.stderr).toContain("a!b.zip!nothing is not in that archive");
  for (const [index, { stdout }] of explained.entries()) {
    const place = places[index];
    expect(stdout).toContain(`${place}\n`);
    expect(stdout).toContain("Reported, and the exit status is 1.");
    expect(stdout).not.toContain(secret);
  }
});

test("every format names the file in the archive, and places it where GitHub can show it", async () => {
  using repository = makeRepository();
  repository.write({ "a.zip": zip({ "in/a.py": `x\n${leak("slack-bot-token", 7).line}` }) });
  const run = async (format: string) =>
    (await runRekey(["scan", "-f", format], { directory: repository.directory })).stdout;
  const [text, github, sarif = ""] = await Promise.all(["text", "github", "sarif"].map(run));
  expect(text).toMatch(/^a\.zip!in\/a\.py\n {2}2:\d+ /);
  expect(github).toMatch(/^::error file=a\.zip,title=.* In a\.zip!in\/a\.py, line 2\./);
  const [result] = JSON.parse(sarif).runs[0].results;
  expect(result.locations[0]).toMatchObject({
    physicalLocation: { artifactLocation: { uri: "a.zip" }, region: { startLine: 1 } },
    logicalLocations: [{ fullyQualifiedName: "a.zip!in/a.py" }],
  });
});
