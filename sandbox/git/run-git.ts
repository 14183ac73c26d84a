import { spawn } from "node:child_process";
import { devNull } from "node:os";

/** Git ended with another exit code than 0. */
export class GitFailed extends Error {
  readonly exitCode: number;
  readonly stderr: string;

  constructor(args: readonly string[], exitCode: number, stderr: string) {
    super(`git ${args[0]} ended with ${exitCode}: ${stderr.trim()}`);
    this.exitCode = exitCode;
    this.stderr = stderr;
  }
}

export interface GitInput {
  readonly stdin?: string | Buffer;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs git in a directory and gives its whole output. Nothing of this machine's git configuration plays a part. */
export async function runGit(directory: string, args: readonly string[], input: GitInput = {}): Promise<Buffer> {
  const child = spawn("git", args, { cwd: directory, env: { ...gitEnvironment(), ...input.environment } });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
  // Git may end without reading its input; the exit code tells what happened.
  child.stdin.on("error", () => {});
  child.stdin.end(input.stdin);
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? -1));
  });
  if (exitCode !== 0) throw new GitFailed(args, exitCode, Buffer.concat(stderr).toString());
  return Buffer.concat(stdout);
}

/** Where git is found is all that is taken over from the environment. */
export function gitEnvironment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    HOME: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
    TZ: "UTC",
  };
}
