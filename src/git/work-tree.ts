import { readFile, realpath, stat } from "node:fs/promises";
import { devNull } from "node:os";
import { dirname, join, resolve } from "node:path";
import { nul } from "./byte-reader.ts";
import { gitEnvironment } from "./git-environment.ts";
import { type GitContext, readGit } from "./run-git.ts";

/** A repository that somebody works in, as on a developer's machine. */
export interface WorkTree {
  /** Absolute, without symbolic links. */
  readonly root: string;
  readonly gitDirectory: string;
}

/** The innermost one that holds the directory; undefined where there is none. */
export async function findWorkTree(directory: string): Promise<WorkTree | undefined> {
  for (let root = await realpath(directory); ; root = dirname(root)) {
    const gitDirectory = await gitDirectoryIn(root);
    if (gitDirectory !== undefined) return { root, gitDirectory };
    if (root === dirname(root)) return undefined;
  }
}

/** A repository without a work tree, which is the directory itself. */
export async function bareRepositoryAt(directory: string): Promise<WorkTree | undefined> {
  const root = await realpath(directory);
  const parts = await Promise.all(
    ["HEAD", "objects", "refs"].map((name) => stat(join(root, name)).catch(() => undefined)),
  );
  return parts.includes(undefined) ? undefined : { root, gitDirectory: root };
}

/** `.git` is a directory, or a file that names one: in linked work trees and submodules. */
async function gitDirectoryIn(root: string): Promise<string | undefined> {
  const path = join(root, ".git");
  const status = await stat(path).catch(() => undefined);
  const isPointer = status?.isFile() && status.size < 8_192;
  const target = isPointer ? /^gitdir: (.+)/.exec(await readFile(path, "utf8"))?.[1] : undefined;
  const directory = status?.isDirectory() ? path : target && resolve(root, target.trimEnd());
  return directory && (await stat(join(directory, "HEAD")).catch(() => undefined)) ? directory : undefined;
}

/**
 * For reading only. Whose repository it is does not matter: its configuration, which may name programs, is not ours to
 * run, and what could be run is switched off here.
 */
export function workTreeContext(
  { root, gitDirectory }: WorkTree,
  environment: Readonly<Record<string, string | undefined>>,
): GitContext {
  const base = gitEnvironment({ gitDirectory, home: devNull, from: environment, protocols: [] });
  const count = Number(base.GIT_CONFIG_COUNT);
  return {
    environment: {
      ...base,
      GIT_WORK_TREE: root,
      // Of a commit that is being made: git tells its hooks.
      ...(environment.GIT_INDEX_FILE ? { GIT_INDEX_FILE: resolve(root, environment.GIT_INDEX_FILE) } : {}),
      GIT_OPTIONAL_LOCKS: "0",
      [`GIT_CONFIG_KEY_${count}`]: "core.fsmonitor",
      [`GIT_CONFIG_VALUE_${count}`]: "false",
      GIT_CONFIG_COUNT: `${count + 1}`,
    },
    timeoutMs: 60 * 60_000,
  };
}

export interface FileList {
  /** As in `TreeEntry`, sorted. */
  readonly paths: readonly string[];
  /** Some folders could not be opened. Which ones, git says only in words, and where there are many, not of all. */
  readonly hasClosedFolders: boolean;
}

/** The files below the folder that Git does not ignore, tracked or not, also such as are gone. */
export async function listFiles(context: GitContext, folder: string): Promise<FileList> {
  const args = ["-C", folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  return readGit(context, { args }, async (output, warnings) => {
    const paths: string[] = [];
    for (let path = await output.until(nul); path; path = await output.until(nul)) paths.push(path.toString("latin1"));
    return { paths: paths.sort(), hasClosedFolders: warnings().includes("could not open directory ") };
  });
}
