import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Content by path; null removes the file, `link` makes a symbolic link. */
export type Files = Readonly<Record<string, string | Buffer | null | { readonly link: string }>>;

/** A real repository with a working tree, driven by the real git. Commits get dates of their own, one second apart. */
export interface TestRepository {
  readonly directory: string;
  /** Runs git in the repository and returns what it writes. */
  git(...args: readonly string[]): string;
  /** Writes the files to the working tree. */
  write(files: Files): void;
  /** A file of the working tree. */
  read(path: string): Buffer;
  /** Writes the files, commits everything and returns the commit's id. */
  commit(files: Files, message?: string): string;
  /** Switches to a new branch that starts at `from`, or without history when it is undefined. */
  branch(name: string, from: string | undefined): void;
  checkout(name: string): void;
  /** Merges into the current branch with `files` as the resolution; other conflicts are an error. */
  merge(others: readonly string[], files?: Files): string;
  [Symbol.dispose](): void;
}

export function makeRepository(options: { readonly bare?: boolean } = {}): TestRepository {
  const directory = mkdtempSync(join(tmpdir(), "rekey-test-"));
  let seconds = 1_750_000_000;

  function git(...args: readonly string[]): string {
    const date = `${seconds} +0000`;
    const environment = { ...gitTestEnvironment, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    const stdio = ["ignore", "pipe", "pipe"] as const;
    return execFileSync("git", args, { cwd: directory, env: environment, encoding: "utf8", stdio: [...stdio] }).trim();
  }

  function write(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      const target = join(directory, path);
      rmSync(target, { recursive: true, force: true });
      if (content === null) continue;
      mkdirSync(dirname(target), { recursive: true });
      if (typeof content === "object" && "link" in content) symlinkSync(content.link, target);
      else writeFileSync(target, content);
    }
  }

  function commit(files: Files, message = "a commit"): string {
    seconds += 1;
    write(files);
    git("add", "--all", "--force");
    git("commit", "--quiet", "--allow-empty", "--message", message);
    return git("rev-parse", "HEAD");
  }

  git("init", "--quiet", "--initial-branch=main", ...(options.bare ? ["--bare"] : []));
  // As GitHub does, for whoever fetches from it.
  git("config", "uploadpack.allowFilter", "true");
  git("config", "uploadpack.allowAnySHA1InWant", "true");
  return {
    directory,
    git,
    write,
    read: (path) => readFileSync(join(directory, path)),
    commit,
    branch(name, from) {
      if (from !== undefined) return void git("checkout", "--quiet", "-b", name, from);
      git("checkout", "--quiet", "--orphan", name);
      git("rm", "-r", "--force", "--quiet", "--ignore-unmatch", ".");
    },
    checkout: (name) => void git("checkout", "--quiet", name),
    merge(others, files = {}) {
      const resolved = Object.keys(files).length > 0;
      try {
        git("merge", "--no-ff", "--no-commit", "--quiet", ...others);
      } catch (error) {
        if (!resolved) throw error;
      }
      return commit(files, "a merge");
    },
    [Symbol.dispose]: () => rmSync(directory, { recursive: true, force: true }),
  };
}

/** Nobody's configuration, a fixed author. */
export const gitTestEnvironment: Readonly<Record<string, string>> = {
  PATH: process.env.PATH ?? "",
  HOME: tmpdir(),
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: devNull,
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@example.com",
  GIT_COMMITTER_NAME: "Grace",
  GIT_COMMITTER_EMAIL: "grace@example.com",
};
