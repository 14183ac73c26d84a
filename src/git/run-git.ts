import { spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { StartError } from "../errors.ts";
import type { Log } from "../log.ts";
import { type ByteReader, readBytes } from "./byte-reader.ts";
import type { IdleProcesses } from "./conversation.ts";
import { classifyFailure, GitFailed } from "./git-failed.ts";

export interface GitContext {
  /** The whole environment of the process, see git-environment.ts. */
  readonly environment: Readonly<Record<string, string>>;
  /** A process that takes longer is killed and counts as failed. */
  readonly timeoutMs: number;
  /** Where processes of this very environment wait for the next question. */
  readonly idle?: IdleProcesses;
  /** Told of each process that has ended, at `debug`. */
  readonly log?: Log | undefined;
  /** Of a repository that has not all contents of files: gets these from where it came from. */
  readonly fetchBlobs?: (blobs: readonly string[]) => Promise<void>;
}

export interface RunningGit {
  readonly stdin: Writable;
  readonly stdout: Readable;
  /** Throws GitFailed when git ended badly, unless it was stopped. */
  readonly finished: Promise<void>;
  /** What it has said on standard error until now: all of it, once it is finished. */
  warnings(): string;
  /** It may take so long from now. */
  allow(timeoutMs: number): void;
  /** The caller has seen enough. Does nothing to a process that has ended. */
  stop(): void;
}

/** Enough for the line that tells why; the rest is read and dropped so that git never waits for us. */
const maxErrorBytes = 16_384;

/** Time for git to remove its temporary files and locks, which it does on SIGTERM only. */
const graceMs = 5_000;

/** Starts git: the one place that does. Arguments go as a list, through no shell. */
export function startGit({ environment, timeoutMs, log }: GitContext, args: readonly string[]): RunningGit {
  const startedAt = performance.now();
  const child = spawn("git", args, { env: environment, stdio: "pipe", windowsHide: true });
  const { promise: finished, resolve, reject } = Promise.withResolvers<void>();
  const stderr = collectStart(child.stderr, maxErrorBytes);
  let ending: "by itself" | "stopped" | "timed out" = "by itself";

  function end(reason: "stopped" | "timed out"): void {
    if (child.exitCode !== null || child.signalCode !== null || ending !== "by itself") return;
    ending = reason;
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), graceMs).unref();
    // A child of git's own may hold them open for longer.
    child.stdout.destroy();
    child.stderr.destroy();
  }

  let deadline = setTimeout(() => end("timed out"), timeoutMs);
  function allow(longestMs: number): void {
    clearTimeout(deadline);
    if (child.exitCode === null && child.signalCode === null) deadline = setTimeout(() => end("timed out"), longestMs);
  }

  child.on("error", (cause) => reject(new StartError("git could not be started; is it installed?", { cause })));
  child.on("close", (exitCode) => {
    clearTimeout(deadline);
    const durationMs = Math.round(performance.now() - startedAt);
    log?.debug({ git: commandIn(args), status: exitCode ?? ending, durationMs }, "git ended");
    if (ending === "stopped" || (ending === "by itself" && exitCode === 0)) return resolve();
    const failure = ending === "timed out" ? "timed out" : classifyFailure(stderr());
    reject(new GitFailed(commandIn(args), failure, { exitCode, stderr: stderr() }));
  });
  // Git that ends before it has read its input breaks the pipe; its exit status says what happened.
  child.stdin.on("error", () => {});
  // Whoever stops early does not wait for the end.
  finished.catch(() => {});
  const { stdin, stdout } = child;
  return { stdin, stdout, finished, warnings: stderr, allow, stop: () => end("stopped") };
}

/** What follows the folder that git is told to work in. */
function commandIn(args: readonly string[]): string {
  return (args[0] === "-C" ? args[2] : args[0]) ?? "";
}

/** Runs git to its end. For commands whose output is known to be short. */
export async function runGit(context: GitContext, args: readonly string[], input = ""): Promise<string> {
  const git = startGit(context, args);
  git.stdin.end(input);
  const pieces: Buffer[] = [];
  for await (const piece of readUntilEnd(git)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/**
 * Runs git and reads its output piece by piece; git is stopped when `read` has seen enough, or fails. Behind the end of the
 * output, `warnings` gives what git said on standard error.
 */
export async function readGit<T>(
  context: GitContext,
  { args, input = "" }: { readonly args: readonly string[]; readonly input?: string },
  read: (output: ByteReader, warnings: () => string) => Promise<T>,
): Promise<T> {
  const git = startGit(context, args);
  try {
    git.stdin.end(input);
    return await read(readBytes(readUntilEnd(git)), git.warnings);
  } finally {
    git.stop();
  }
}

/** Output up to a failure is not output: the reader is told of the failure, not left with a shorter answer. */
export async function* readUntilEnd(git: RunningGit): AsyncGenerator<Buffer> {
  try {
    yield* git.stdout;
  } catch (error) {
    // Killed at the deadline: the stream breaks first, the reason follows.
    await git.finished;
    throw error;
  }
  await git.finished;
}

function collectStart(stream: Readable, maxBytes: number): () => string {
  let start = "";
  stream.on("data", (piece: Buffer) => {
    if (start.length < maxBytes) start += piece.toString("latin1", 0, maxBytes - start.length);
  });
  return () => start;
}
