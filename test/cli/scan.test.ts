import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { maxFileBytes } from "../../src/cli/scan/read-file.ts";
import { customRule } from "../support/custom-rule.ts";
import { makeRepository } from "../support/git.ts";
import { jwtWith } from "../support/jwt.ts";
import { leak, type RunOptions, runRekey, tempFolder } from "./run-rekey.ts";

const { secret, line } = leak();

/** What `--format jsonl` writes, as `file:line rule`. */
async function scanned(args: readonly string[], options: RunOptions): Promise<string[]> {
  const { stdout } = await runRekey(["scan", "--format", "jsonl", ...args], options);
  return stdout
    .split("\n")
    .filter((record) => record !== "")
    .map((record) => JSON.parse(record) as { file: string; line: number; rule: string })
    .map((finding) => `${finding.file}:${finding.line} ${finding.rule}`);
}

test("nothing found is status 0, a finding 1", async () => {
  const clean = await runRekey(["scan"], { directory: tempFolder({ "a.ts": "const a = 1;\n" }) });
  expect([clean.status, clean.stderr]).toEqual([0, ""]);
  expect(clean.stdout).toContain("Nothing found; examined 1 file");

  const leaking = await runRekey(["scan"], { directory: tempFolder({ "a.ts": line }) });
  expect([leaking.status, leaking.stderr]).toEqual([1, ""]);
  expect(leaking.stdout).toContain("1 finding (1 high) in 1 file");
});

test("a line of JSON has the documented fields in their order, and no secret", async () => {
  const directory = tempFolder({ "src/a.ts": `\r\n😀 ${line}` });
  const { stdout } = await runRekey(["scan", "-f", "jsonl"], { directory });
  const finding = JSON.parse(stdout) as Record<string, unknown>;
  expect(Object.keys(finding)).toEqual([
    ...["rule", "provider", "title", "severity", "confidence", "file", "line", "endLine"],
    ...["startColumn", "endColumn", "mask", "fingerprint", "reasons"],
  ]);
  expect(finding).toMatchObject({ file: "src/a.ts", line: 2, endLine: 2, startColumn: 19 });
  expect(finding.endColumn).toBe(19 + secret.length);
  expect(stdout).not.toContain(secret);
});

test("what .gitignore names is left out, in and outside of a repository, unless --no-ignore is given", async () => {
  const directory = tempFolder({ ".gitignore": "*.log\n", "a.log": line, "b.ts": line, "sub/.gitignore": "c.ts\n" });
  writeFileSync(join(directory, "sub/c.ts"), line);
  expect(await scanned([], { directory })).toEqual(["b.ts:1 slack-bot-token"]);
  expect(await scanned(["--no-ignore"], { directory })).toEqual(
    ["a.log", "b.ts", "sub/c.ts"].map((file) => `${file}:1 slack-bot-token`),
  );
});

test("a path is a file or a folder, shown as it was asked for; a file in two of them is told once", async () => {
  const directory = tempFolder({ "src/a.ts": line, "src/deep/b.ts": line, "c.ts": line });
  expect(await scanned(["src/deep", "c.ts", "./src"], { directory })).toEqual([
    "src/deep/b.ts:1 slack-bot-token",
    "c.ts:1 slack-bot-token",
    "src/a.ts:1 slack-bot-token",
  ]);
});

test("a symbolic link is not followed, neither to a file nor to a folder", async () => {
  const outside = tempFolder({ "secret.ts": line });
  const directory = tempFolder({ "a.ts": "" });
  symlinkSync(join(outside, "secret.ts"), join(directory, "file"));
  symlinkSync(outside, join(directory, "folder"));
  expect(await scanned([], { directory })).toEqual([]);
});

test("standard input is one file, also where a hook of a server runs", async () => {
  using bare = makeRepository({ bare: true });
  using repository = makeRepository();
  for (const directory of [tempFolder({}), bare.directory, join(repository.directory, ".git")])
    expect(await scanned(["--stdin"], { directory, input: `\n${line}` })).toEqual(["<stdin>:2 slack-bot-token"]);
});

test("UTF-16 is read as text", async () => {
  const directory = tempFolder({});
  writeFileSync(join(directory, "a.ps1"), Buffer.from(`\ufeff${line}`, "utf16le"));
  expect(await scanned([], { directory })).toEqual(["a.ps1:1 slack-bot-token"]);
});

test("hundreds of files come in the order of their paths, however many threads there are", async () => {
  const names = Array.from({ length: 260 }, (_, index) => `f${`${index}`.padStart(3, "0")}.ts`);
  const directory = tempFolder(Object.fromEntries(names.map((name) => [name, line])));
  const expected = names.map((name) => `${name}:1 slack-bot-token`);
  expect(await scanned(["--jobs", "3"], { directory })).toEqual(expected);
  expect(await scanned(["--jobs", "1"], { directory })).toEqual(expected);
});

test("the policy's paths and a rekey:allow with a reason suppress findings; one without a reason is told", async () => {
  const directory = tempFolder({
    ".github/rekey.yml": "ignore:\n  paths:\n    - glob: fixtures/\n      reason: made up\n",
    "fixtures/a.ts": line,
    "b.ts": `// rekey:allow made up\n${line}`,
    "c.ts": `// rekey:allow\n${line}`,
  });
  const { status, stdout, stderr } = await runRekey(["scan"], { directory });
  expect(status).toBe(1);
  expect(stdout).toContain("1 finding (1 high) in 1 file; examined 4 files");
  expect(stdout).toContain("2 suppressed");
  expect(stderr).toContain("A `rekey:allow` in `c.ts` gives no reason");
});

test("a policy with a mistake is status 2, with the place and what to write", async () => {
  const directory = tempFolder({ ".github/rekey.yml": "faillOn: high\n", "a.ts": line });
  const { status, stdout, stderr } = await runRekey(["scan"], { directory });
  expect([status, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("line 1, column 1: `faillOn` is not a setting, `failOn` is");
  const other = tempFolder({ "ok.yml": "failOn: high\n" });
  expect((await runRekey(["scan", "--policy", join(other, "ok.yml")], { directory })).status).toBe(1);
});

test("--fail-on decides what fails, and what fails is shown", async () => {
  const guess = `password = "${["hR7", "wq2!Zt", "91kXp"].join("")}"\n`;
  const directory = tempFolder({ "app.ini": guess });
  const [finding] = await scanned(["--confidence", "low"], { directory });
  expect(finding).toMatch(/^app\.ini:1 /);
  async function statusWith(...args: string[]): Promise<number | null> {
    return (await runRekey(["scan", ...args], { directory })).status;
  }
  expect(await statusWith("--fail-on", "low")).toBe(1);
  expect(await statusWith("--fail-on", "high", "--confidence", "low")).toBe(0);
  expect((await runRekey(["scan", "--fail-on", "low"], { directory })).stdout).toContain("app.ini");
});

test("what cannot be read is told, and the status is 2", async () => {
  const directory = tempFolder({ "a.ts": "" });
  const missing = await runRekey(["scan", "nowhere"], { directory });
  expect([missing.status, missing.stderr]).toEqual([2, "rekey: nowhere does not exist, or you may not read it.\n"]);

  mkdirSync(join(directory, "locked"));
  writeFileSync(join(directory, "locked/b.ts"), line);
  chmodSync(join(directory, "locked/b.ts"), 0o000);
  // Who may do everything reads it all the same.
  if (process.getuid?.() === 0) return;
  const locked = await runRekey(["scan"], { directory });
  expect([locked.status, locked.stderr]).toEqual([2, "rekey: not examined: locked/b.ts: you may not read it\n"]);
});

test("what is beyond our limits is told, and whether it fails is the policy's word", async () => {
  const directory = tempFolder({ "a.ts": "", "big.bin": "" });
  truncateSync(join(directory, "big.bin"), maxFileBytes + 1);
  const told = "rekey: not examined: big.bin: it has 257 MB; at most 256 MB are read\n";
  const failed = await runRekey(["scan"], { directory });
  expect([failed.status, failed.stderr]).toEqual([2, told]);
  mkdirSync(join(directory, ".github"));
  writeFileSync(join(directory, ".github/rekey.yml"), "incomplete: warn\n");
  const warned = await runRekey(["scan"], { directory });
  expect([warned.status, warned.stderr]).toEqual([0, told]);
});

test("what a rule of the policy's own leaves out is told", async () => {
  const rule = customRule({
    pattern: "acme[0-9]{4}",
    keywords: ["acme"],
    samples: { match: ["acme2047"], ignore: ["acme"] },
  });
  const directory = tempFolder({ "a.txt": "acme2047\n".repeat(20_000), "p.yml": JSON.stringify({ rules: [rule] }) });
  const { status, stderr } = await runRekey(["scan", "a.txt", "--policy", "p.yml"], { directory });
  expect(status).toBe(2);
  expect(stderr).toContain("not examined: a.txt: part of it");
});

test("folders that may not be opened are told one by one, in a repository, too", async () => {
  // Who may do everything opens them all the same.
  if (process.getuid?.() === 0) return;
  using repository = makeRepository();
  const names = Array.from({ length: 300 }, (_, index) => `${"long-".repeat(20)}${index}`);
  const folders = [...names, "new\nline"].map((name) => join(repository.directory, name));
  for (const folder of folders) mkdirSync(folder, { mode: 0o000 });
  const { status, stderr } = await runRekey(["scan"], { directory: repository.directory });
  for (const folder of folders) chmodSync(folder, 0o700);
  expect([status, stderr.split("\n").length]).toEqual([2, names.length + 2]);
  expect(stderr).toContain("not examined: new\ufffdline: you may not read it\n");
});

test("--output does not empty what is to be scanned", async () => {
  const directory = tempFolder({ "a.ts": line });
  const { status, stderr } = await runRekey(["scan", "--output", "./a.ts", "a.ts"], { directory });
  expect([status, stderr]).toEqual([2, "rekey: --output would overwrite a.ts, which is to be scanned.\n"]);
  expect(await scanned([], { directory })).toEqual(["a.ts:1 slack-bot-token"]);
});

test("a bare repository is not scanned as a folder: what it holds is packed", async () => {
  using bare = makeRepository({ bare: true });
  const { status, stderr } = await runRekey(["scan"], { directory: bare.directory });
  expect(status).toBe(2);
  expect(stderr).toContain("is a bare repository");
});

test("a file's name cannot be a command to the workflow whose log the text is", async () => {
  const directory = tempFolder({ "::error::a.ts": line, " ::error::b.ts": line, "##[error]c.ts": line });
  const { stdout } = await runRekey(["scan"], { directory });
  expect(stdout).toContain("./ ::error::b.ts");
  expect(stdout).not.toMatch(/^\s*::|##\[/m);
});

test("--output writes to the file, and nothing to standard output", async () => {
  const directory = tempFolder({ "a.ts": line });
  const out = join(tempFolder({}), "report.jsonl");
  const { status, stdout } = await runRekey(["scan", "-f", "jsonl", "--output", out], { directory });
  expect([status, stdout]).toEqual([1, ""]);
  expect((await runRekey(["scan", "--output", "no/such/folder", "a.ts"], { directory })).status).toBe(2);
});

test("no format prints the secret, not even from a file's name", async () => {
  const directory = tempFolder({ [`${secret}.ts`]: line, "a/b.ts": `x ${line}` });
  for (const format of ["text", "jsonl", "json", "sarif", "github"]) {
    const { status, stdout, stderr } = await runRekey(["scan", "--format", format], { directory });
    expect(status).toBe(1);
    expect(stdout.length).toBeGreaterThan(100);
    expect(stdout + stderr).not.toContain(secret);
  }
});

test("a user's scans agree on fingerprints, and REKEY_FINGERPRINT_KEY changes them", async () => {
  const directory = tempFolder({ "a.ts": line });
  async function fingerprint(environment: Readonly<Record<string, string>>): Promise<string> {
    const { stdout } = await runRekey(["scan", "-f", "jsonl"], { directory, environment });
    return (JSON.parse(stdout) as { fingerprint: string }).fingerprint;
  }
  const own = await fingerprint({});
  expect(await fingerprint({})).toBe(own);
  expect(await fingerprint({ REKEY_FINGERPRINT_KEY: "ab".repeat(32) })).not.toBe(own);
  const bad = await runRekey(["scan"], { directory, environment: { REKEY_FINGERPRINT_KEY: "short" } });
  expect([bad.status, bad.stdout]).toEqual([2, ""]);
});

test("where no key can be kept, that is told and the scan goes on", async () => {
  const directory = tempFolder({ "a.ts": line, state: "a file where a folder should be" });
  const { status, stderr } = await runRekey(["scan", "a.ts"], {
    directory,
    environment: { XDG_STATE_HOME: join(directory, "state") },
  });
  expect(status).toBe(1);
  expect(stderr).toContain("fingerprints will differ from scan to scan");
});

test("a token that has expired is not reported, and --explain says why", async () => {
  const expiring = (exp: number) => `token = "${jwtWith({ sub: "robin", exp })}"\n`;
  const nextHour = Math.round(Date.now() / 1000) + 3600;
  const directory = tempFolder({ "a.ini": `${expiring(1_700_000_000)}${expiring(nextHour)}` });
  expect(await scanned([], { directory })).toEqual(["a.ini:2 jwt"]);
  const { stdout } = await runRekey(["scan", "--explain", "a.ini:1"], { directory });
  expect(stdout).toContain("it has expired");
  expect(stdout).toContain("--confidence low shows it");
});

test("--explain says what a finding rests on, and why something is not reported", async () => {
  const directory = tempFolder({ "a.ts": `${line}const a = 1;\n// rekey:allow a sample\n${line}` });
  async function explained(place: string): Promise<string> {
    const { status, stdout } = await runRekey(["scan", "--explain", place], { directory });
    expect(status).toBe(0);
    expect(stdout).not.toContain(secret);
    return stdout;
  }
  expect(await explained("a.ts:1")).toMatch(/slack-bot-token, Slack[\s\S]*Confidence: high[\s\S]*exit status is 1/);
  expect(await explained("a.ts:2")).toContain("Nothing on this line looks like a credential");
  expect(await explained("a.ts:4")).toContain("Not reported: the policy, or a rekey:allow");
  expect((await runRekey(["scan", "--explain", "a.ts"], { directory })).status).toBe(2);
  const beyond = await runRekey(["scan", "--explain", "a.ts:9"], { directory });
  expect([beyond.status, beyond.stderr]).toEqual([2, "rekey: a.ts has no line 9; it has 5.\n"]);
});
