import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { Gone, RetryLater } from "../errors.ts";
import { existingCommits, isSha, requireSha } from "./commits.ts";
import { partialFilter, withPromisor, withToken } from "./git-environment.ts";
import { GitFailed } from "./git-failed.ts";
import type { Want } from "./port.ts";
import { type GitContext, runGit } from "./run-git.ts";

/** Where the cache keeps what was fetched: reachable, so that git neither fetches it again nor throws it away. */
export function localRef(commitOrRef: string): string {
  if (isSha(commitOrRef)) return `refs/rekey/commits/${commitOrRef}`;
  // Hashed, because a branch `a` and a later branch `a/b` cannot both be files.
  return `refs/rekey/named/${createHash("sha256").update(commitOrRef).digest("hex")}`;
}

export interface Remote {
  readonly url: string;
  readonly token: () => Promise<string>;
  /** Contents of files are left there until they are read. */
  readonly isPartial: boolean;
}

/** Brings in what the cache lacks. Refs are always asked for, since they move. Throws Gone and RetryLater. */
export async function fetchWants(context: GitContext, remote: Remote, wants: readonly Want[]): Promise<void> {
  const commits = wants.map(({ commitOrRef }) => commitOrRef).filter(isSha);
  const present = new Set(await existingCommits(context, commits));
  const lacking = wants.filter(({ commitOrRef }) => !present.has(commitOrRef));
  if (lacking.length === 0) return;

  const fetching = await fetchingFrom(context, remote);
  const everything = lacking.map(({ commitOrRef }) => commitOrRef);
  if (!(await tryFetch(fetching, remote, everything))) await fetchSingly(fetching, remote, lacking);
  await joinPacks({ ...context, environment: knowing(context, remote) });
}

async function fetchingFrom(context: GitContext, remote: Remote): Promise<GitContext> {
  const environment = withToken(knowing(context, remote), await remote.token());
  // Of a tag that names a file, git itself fetches that, too, to look at it.
  return { environment: { ...environment, GIT_NO_LAZY_FETCH: "0" }, timeoutMs: maxFetchMs, log: context.log };
}

function knowing({ environment }: GitContext, { url, isPartial }: Remote): Readonly<Record<string, string>> {
  return isPartial ? withPromisor(environment, url) : environment;
}

/** A single one that the remote does not have fails the whole fetch. */
async function fetchSingly(context: GitContext, remote: Remote, wants: readonly Want[]): Promise<void> {
  const required = wants.filter(({ optional }) => !optional).map(({ commitOrRef }) => commitOrRef);
  if (required.length > 0) await fetch(context, remote, required);
  for (const { commitOrRef } of wants.filter(({ optional }) => optional)) {
    if (!(await tryFetch(context, remote, [commitOrRef]))) await forget(context, commitOrRef);
  }
}

/** The biggest repositories take minutes; a fetch that is killed starts from nothing. */
const maxFetchMs = 20 * 60_000;

async function fetch(context: GitContext, remote: Remote, wants: readonly string[]): Promise<void> {
  try {
    await runFetch(context, remote, wants);
  } catch (error) {
    throw error instanceof GitFailed ? asJobFailure(error) : error;
  }
}

/** False: the remote lacks one of them. */
async function tryFetch(context: GitContext, remote: Remote, wants: readonly string[]): Promise<boolean> {
  try {
    await runFetch(context, remote, wants);
    return true;
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    if (error.failure === "object missing") return false;
    throw asJobFailure(error);
  }
}

/** Contents of files, by their ids. Those that the remote does not have stay missing. */
export async function fetchBlobs(context: GitContext, remote: Remote, blobs: readonly string[]): Promise<void> {
  const fetching = await fetchingFrom(context, remote);
  try {
    await runGit(
      fetching,
      // The remote need not know what is there: nothing of it is sent again.
      ["-c", "fetch.negotiationAlgorithm=noop", ...fetchCommand, filter, remote.url],
      blobs.map((blob) => `${requireSha(blob)}\n`).join(""),
    );
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    if (error.failure !== "object missing") throw asJobFailure(error);
  }
}

async function runFetch(context: GitContext, { url, isPartial }: Remote, wants: readonly string[]): Promise<void> {
  const refspecs = wants.map((want) => `+${checked(want)}:${localRef(want)}\n`).join("");
  await runGit(context, [...fetchCommand, ...(isPartial ? [filter] : []), url], refspecs);
}

const fetchCommand = [
  ...["fetch", "--stdin", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-gc"],
  ...["--no-recurse-submodules", "--no-show-forced-updates"],
];
const filter = `--filter=${partialFilter}`;

/** Names come from a webhook. What git would not accept as a ref must not become another refspec either. */
function checked(commitOrRef: string): string {
  if (isSha(commitOrRef) || /^refs\/[^\p{Cc} ~^:?*[\\]{1,1000}$/u.test(commitOrRef)) return commitOrRef;
  throw new Gone("A ref with this name cannot exist");
}

/** A merge may be waiting, so not long; what passes at once (a token that is not replicated yet) has passed by then. */
const troubleDelayMs = 10_000;

export function asJobFailure(cause: GitFailed): Error {
  switch (cause.failure) {
    case "object missing":
      return new Gone("The remote no longer has the commit or branch", { cause });
    case "repository missing":
      return new Gone("The repository is not there, or Rekey may no longer see it", { cause });
    case "access refused":
      return new RetryLater("The remote refused the token", { delayMs: troubleDelayMs, cause });
    case "remote unreachable":
    case "timed out":
      return new RetryLater("The remote could not be reached", { delayMs: troubleDelayMs, cause });
    case "unknown":
      return cause;
    default:
      return cause.failure satisfies never;
  }
}

/** What a moved or deleted ref last pointed to must not be taken for what it points to now. */
async function forget(context: GitContext, commitOrRef: string): Promise<void> {
  await runGit(context, ["update-ref", "-d", localRef(commitOrRef)]);
}

/** Every fetch leaves a pack, and git joins them when there are more than these (its `gc.autoPackLimit`). */
const mostPacks = 50;

async function joinPacks(context: GitContext): Promise<void> {
  const files = await readdir(join(context.environment.GIT_DIR ?? "", "objects", "pack"));
  if (files.filter((name) => name.endsWith(".pack")).length <= mostPacks) return;
  try {
    await runGit({ ...context, timeoutMs: maxFetchMs }, ["gc", "--auto", "--quiet"]);
  } catch (error) {
    // Housekeeping: what was asked for has been fetched, and the next fetch tries again.
    if (!(error instanceof GitFailed)) throw error;
  }
}
