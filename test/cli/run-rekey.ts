import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { sampleOf } from "../../src/detection/sample.ts";
import { ruleOf } from "../../src/providers/index.ts";

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly directory: string;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

const program = resolve(import.meta.dirname, "../../bin/rekey.js");

/** The real command, as its own process, with a state folder that nothing else uses. */
export async function runRekey(args: readonly string[], options: RunOptions): Promise<Ran> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: options.directory,
    env: { PATH: process.env.PATH, HOME: state(), XDG_STATE_HOME: state(), ...options.environment },
    stdio: "pipe",
  });
  child.stdin.end(options.input ?? "");
  const closed = new Promise<number | null>((done) => child.once("close", done));
  const [stdout, stderr, status] = await Promise.all([text(child.stdout), text(child.stderr), closed]);
  return { status, stdout, stderr };
}

let folder: string | undefined;

/** One for all runs of a test file: they share the key of the fingerprints, as a user's scans do. */
function state(): string {
  folder ??= makeFolder({}, process);
  return folder;
}

type Files = Readonly<Record<string, string>>;

/** A folder with these files, removed when the test ends. */
export function tempFolder(files: Files): string {
  return makeFolder(files, undefined);
}

function makeFolder(files: Files, owner: NodeJS.Process | undefined): string {
  const directory = mkdtempSync(join(tmpdir(), "rekey-cli-"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  if (owner === undefined) onTestFinished(remove);
  else owner.once("exit", remove);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}

/** A credential that nobody ever issued, and a line of code that holds it. */
export function leak(ruleId = "slack-bot-token", seed = 5): { readonly secret: string; readonly line: string } {
  const secret = sampleOf(ruleOf(ruleId), seed);
  return { secret, line: `const token = "${secret}";\n` };
}
