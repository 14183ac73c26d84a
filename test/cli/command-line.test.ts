import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands, shells } from "../../src/cli/commands.ts";
import { providers } from "../../src/providers/index.ts";
import { leak, runRekey, tempFolder } from "./run-rekey.ts";

const directory = process.cwd();

async function checkRefused(args: readonly string[], message: string): Promise<void> {
  const { status, stdout, stderr } = await runRekey(args, { directory });
  expect({ status, stdout, stderr: stderr.trimEnd() }).toEqual({ status: 2, stdout: "", stderr: `rekey: ${message}` });
}

test.each([
  [["scan", "--formt", "json"], "scan has no option --formt. Did you mean --format? See rekey help scan."],
  [["scan", "--format", "jsnl"], "--format is one of text, jsonl, json, sarif, github. Did you mean jsonl?"],
  [["scan", "--format"], "--format needs a value: --format <format>."],
  [["scan", "--stdin=yes"], "--stdin takes no value."],
  [["scan", "--stdin", "--staged"], "--stdin and --staged do not go together; choose one."],
  [["scan", "--explain", "a:1", "-f", "json"], "--explain writes text to standard output, and takes no --format."],
  [["scan", "--git", "a..b..c"], "a..b..c is not one range. Write it as git log takes it: main..HEAD."],
  [["scan", "-"], "- is not a path here. Scan standard input with --stdin."],
  [["scan", "--jobs", "0"], "--jobs is a number from 1 to 256."],
  [["scann"], "There is no command scann. Did you mean scan?"],
  [
    ["frobnicate"],
    "There is no command frobnicate. There are scan, rules, db, doctor, backup, restore, completion, help.",
  ],
  [["db"], "Name what to do: rekey db status, rekey db migrate, rekey db copy, rekey db forget-key."],
  [["rules", "test"], "Name one policy file: rekey rules test .github/rekey.yml."],
])("%j is refused with what to do instead", checkRefused);

const { secret } = leak();

test.each([
  [[secret]],
  [["scan", secret]],
  [["scan", `--${secret}`]],
  [["scan", "--git", `${secret}..HEAD`]],
  [["scan", "--policy", secret]],
  [["scan", "--output", `${secret}/${secret}`, "package.json"]],
  [["scan", "--explain", `${secret}:1`]],
  [["rules", secret]],
  [["rules", "test", secret]],
  [["help", secret]],
])("a credential in the arguments is not repeated", async (args) => {
  const { status, stdout, stderr } = await runRekey(args, { directory });
  expect([status, stderr.length > 30]).toEqual([2, true]);
  expect(stdout + stderr).not.toContain(secret);
});

test("an argument cannot add a line to a message, or colour it", async () => {
  const { stderr } = await runRekey(["scan", "a\nrekey: all is well\u001b[2K"], { directory });
  expect(stderr).toBe("rekey: a\ufffdrekey: all is well\ufffd[2K does not exist, or you may not read it.\n");
});

test("help names every command, and that of a command every option", async () => {
  const { status, stdout } = await runRekey([], { directory });
  expect(status).toBe(0);
  for (const { name } of commands) expect(stdout).toContain(`rekey ${name}`);
  const scan = await runRekey(["help", "scan"], { directory });
  for (const { name } of commands[0]?.options ?? []) expect(scan.stdout).toContain(`--${name}`);
  expect((await runRekey(["scan", "--help"], { directory })).stdout).toBe(scan.stdout);
});

test("the version is that of the package", async () => {
  const { status, stdout } = await runRekey(["--version"], { directory });
  expect([status, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
});

test("rules lists every rule, and what is left out with the reason", async () => {
  const { stdout } = await runRekey(["rules", "--json"], { directory });
  const { rules, leftOut } = JSON.parse(stdout) as { rules: { id: string }[]; leftOut: { why: string }[] };
  const expected = providers.flatMap((provider) => provider.rules.map(({ id }) => id));
  expect(rules.map(({ id }) => id).sort()).toEqual(expected.sort());
  expect(leftOut.every(({ why }) => why.length > 10)).toBe(true);
  expect((await runRekey(["rules"], { directory })).stdout).toContain(`${expected.length} rules of `);
});

test.each(shells)("the completion for %s names every command and option", async (shell) => {
  const { status, stdout } = await runRekey(["completion", shell], { directory });
  expect(status).toBe(0);
  for (const { name, options } of commands) {
    expect(stdout).toContain(name);
    for (const option of options) expect(stdout).toContain(option.name);
  }
});

test("the completion for bash completes a command, an option and an option's value", async () => {
  const { stdout: script } = await runRekey(["completion", "bash"], { directory });
  function completions(...words: string[]): string[] {
    const last = words.length - 1;
    const ask = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${last}; _rekey; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync("bash", ["--norc", "-c", `${script}\n${ask}`], { encoding: "utf8" })
      .trim()
      .split("\n");
  }
  expect(completions("rekey", "sc")).toEqual(["scan"]);
  expect(completions("rekey", "scan", "--sta")).toEqual(["--staged"]);
  expect(completions("rekey", "scan", "--format", "js")).toEqual(["jsonl", "json"]);
  expect(completions("rekey", "help", "comp")).toEqual(["completion"]);
  expect(completions("rekey", "scan", join(tempFolder({ "a b.ts": "" }), "a"))).toEqual([
    expect.stringMatching(/a b\.ts$/),
  ]);
});
