import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { onTestFinished } from "vitest";

const run = promisify(execFile);

/** A working copy with the developer's own git; `git` gives what it printed, trimmed. */
export interface WorkingCopy {
  readonly directory: string;
  git(...args: string[]): Promise<string>;
  write(path: string, content: string | Buffer): Promise<void>;
  /** Writes the files, commits all, and gives the commit. */
  commit(message: string, files: Readonly<Record<string, string | Buffer>>): Promise<string>;
}

/** Clones `remote`, the token as password ("": without one); removed when the test ends. */
export async function cloneRepository(remote: string, token: string): Promise<WorkingCopy> {
  const directory = await mkdtemp(join(tmpdir(), "rekey-clone-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const url = new URL(remote);
  if (token !== "") {
    url.username = "octavia";
    url.password = token;
  }
  const copy = openWorkingCopy(directory);
  await copy.git("clone", "--quiet", url.href, ".");
  return copy;
}

function openWorkingCopy(directory: string): WorkingCopy {
  const identity = { name: "Octavia Example", email: "octavia@example.com" };
  const environment = {
    PATH: process.env.PATH ?? "",
    HOME: devNull,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: "0",
    GIT_AUTHOR_NAME: identity.name,
    GIT_AUTHOR_EMAIL: identity.email,
    GIT_COMMITTER_NAME: identity.name,
    GIT_COMMITTER_EMAIL: identity.email,
  };
  async function git(...args: string[]): Promise<string> {
    const { stdout } = await run("git", args, { cwd: directory, env: environment, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trim();
  }
  async function write(path: string, content: string | Buffer): Promise<void> {
    await mkdir(join(directory, path, ".."), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  return {
    directory,
    git,
    write,
    async commit(message, files) {
      for (const [path, content] of Object.entries(files)) await write(path, content);
      await git("add", "--all");
      await git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
  };
}
