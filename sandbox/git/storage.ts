import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Repository } from "../state.ts";
import { GitFailed, type GitInput, runGit } from "./run-git.ts";

/** The bare repositories on disk, named by id so that a rename moves nothing. */
export interface GitStorage {
  path(repository: Repository): string;
  /** A new empty repository. */
  create(repository: Repository): Promise<void>;
  /** A copy with its branches and tags; objects are hard links, so a fork costs nothing and outlives its parent. */
  fork(parent: Repository, fork: Repository): Promise<void>;
  remove(repository: Repository): Promise<void>;
  run(repository: Repository, args: readonly string[], input?: GitInput): Promise<Buffer>;
  /** Output without the last line end. */
  text(repository: Repository, args: readonly string[], input?: GitInput): Promise<string>;
  /** As `text`; undefined where git answers with an error. */
  ask(repository: Repository, args: readonly string[], input?: GitInput): Promise<string | undefined>;
  /** Brings a commit of one repository into another under a ref (a fork's head as `refs/pull/N/head` of the base). */
  copy(from: Repository, commit: string, to: Repository, ref: string): Promise<void>;
  /** The same without a ref: only the objects, as all repositories of a fork network have them in common on GitHub. */
  share(from: Repository, commit: string, to: Repository): Promise<void>;
  readonly hooks: string;
}

export async function createGitStorage(directory: string): Promise<GitStorage> {
  const root = join(directory, "repositories");
  const hooks = join(directory, "hooks");
  await mkdir(root, { recursive: true });
  await installHooks(hooks);
  const template = join(directory, "template");
  await writeTemplate(template);
  const templated = `--template=${template}`;

  const path = (repository: Repository) => join(root, `${repository.id}.git`);
  const run = (repository: Repository, args: readonly string[], input?: GitInput) =>
    runGit(path(repository), args, input);
  const text = async (repository: Repository, args: readonly string[], input?: GitInput) =>
    (await run(repository, args, input)).toString().replace(/\n$/, "");

  return {
    path,
    run,
    text,
    hooks,
    async ask(repository, args, input) {
      try {
        return await text(repository, args, input);
      } catch (error) {
        if (error instanceof GitFailed) return undefined;
        throw error;
      }
    },
    async create(repository) {
      const branch = `--initial-branch=${repository.defaultBranch}`;
      await runGit(root, ["init", "--quiet", "--bare", templated, branch, path(repository)]);
    },
    async fork(parent, fork) {
      await runGit(root, ["clone", "--quiet", "--bare", "--local", templated, path(parent), path(fork)]);
      const pullRefs = await text(fork, ["for-each-ref", "--format=delete %(refname)", "refs/pull"]);
      await run(fork, ["update-ref", "--stdin"], { stdin: pullRefs === "" ? "" : `${pullRefs}\n` });
    },
    async remove(repository) {
      await rm(path(repository), { recursive: true, force: true });
    },
    async copy(from, commit, to, ref) {
      await run(to, ["fetch", "--quiet", "--no-tags", path(from), `+${commit}:${ref}`]);
    },
    async share(from, commit, to) {
      await run(to, ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", path(from), commit]);
    },
  };
}

/** What every new repository starts with. */
const configuration = `[uploadpack]
\tallowAnySHA1InWant = true
\tallowFilter = true
# A push to it answers "deny updating a hidden ref", GitHub's words.
[receive]
\thideRefs = refs/pull
\tautogc = false
# What a force-push left behind stays readable by its SHA.
[gc]
\tauto = 0
`;

async function writeTemplate(template: string): Promise<void> {
  await mkdir(template, { recursive: true });
  await writeFile(join(template, "config"), configuration);
}

/** The hook tells which refs a push really changed: receive-pack itself only tells the client. */
async function installHooks(hooks: string): Promise<void> {
  await mkdir(hooks, { recursive: true });
  const postReceive = join(hooks, "post-receive");
  await writeFile(postReceive, '#!/bin/sh\nexec cat >>"$SANDBOX_PUSHED"\n');
  await chmod(postReceive, 0o755);
}
