import type { Signature } from "../../git/read-commits.ts";
import { type TreeChange, writeBlob, writeCommit, writeTree } from "../../git/write-commit.ts";
import { moveRef, RefMoved } from "../../push/move-ref.ts";
import { noCommit } from "../../push/ref-update.ts";
import { ApiError, notFound } from "../api-error.ts";
import { author, type Reply, type RepositoryCall } from "../endpoint.ts";
import { commitBody, completeSignature } from "./git-objects.ts";
import { signatureOf } from "./signature.ts";
import { describe, findEntry } from "./tree-entry.ts";
import { isUnsafe } from "./trees.ts";

interface WriteFile {
  readonly message: string;
  /** Base64; absent when the file is deleted. */
  readonly content?: string;
  /** The blob that is replaced. */
  readonly sha?: string;
  readonly branch?: string;
  readonly author?: Partial<Signature>;
  readonly committer?: Partial<Signature>;
}

export async function putFile(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const wanted = call.body as WriteFile;
  const target = await readTarget(call, wanted);
  const content = decodeBase64(wanted.content ?? "");
  const sha = await writeBlob(site.git, repository, content);
  const mode = target.present?.mode ?? "100644";
  const commit = await commitChange(call, target, { path: target.path, mode, sha });
  const entry = { path: target.path, mode, type: "blob" as const, sha, size: content.length };
  const status = target.present === undefined ? 201 : 200;
  return { status, body: { content: describe(call, entry, "file"), commit: await commitBody(call, commit) } };
}

export async function deleteFile(call: RepositoryCall): Promise<Reply> {
  const target = await readTarget(call, call.body as WriteFile);
  if (target.present === undefined) throw notFound();
  const commit = await commitChange(call, target, { path: target.path, mode: "100644", sha: undefined });
  return { status: 200, body: { content: null, commit: await commitBody(call, commit) } };
}

type Target = Awaited<ReturnType<typeof readTarget>>;

/** Where the change goes, after GitHub's checks: a branch that exists, the blob that the caller has seen. */
async function readTarget(call: RepositoryCall, wanted: WriteFile) {
  const { site, repository } = call;
  const path = call.param("path");
  if (isUnsafe(path)) throw new ApiError(422, { message: "path contains a malformed path component" });
  const branch = wanted.branch ?? repository.defaultBranch;
  const head = await site.git.ask(repository, ["rev-parse", "--verify", "--quiet", `refs/heads/${branch}`]);
  const isEmpty = (await site.git.text(repository, ["for-each-ref", "--count=1", "refs/heads"])) === "";
  if (head === undefined && !isEmpty) throw new ApiError(404, { message: `Branch ${branch} not found` });
  const present = head === undefined ? undefined : await findEntry(call, head, path);
  if (present !== undefined && wanted.sha === undefined) {
    throw new ApiError(422, { message: `Invalid request.\n\n"sha" wasn't supplied.` });
  }
  if (wanted.sha !== undefined && present?.sha !== wanted.sha) {
    throw new ApiError(409, { message: `${path} does not match ${wanted.sha}` });
  }
  return { path, branch, head, present, wanted };
}

/** One commit on the branch; it is announced like a push. */
async function commitChange(call: RepositoryCall, target: Target, change: TreeChange): Promise<string> {
  const { site, repository } = call;
  const { head, wanted } = target;
  const pusher = author(call);
  const committer = completeSignature(wanted.committer, signatureOf(pusher));
  const after = await writeCommit(site.git, repository, {
    tree: await writeTree(site.git, repository, head, [change]),
    parents: head === undefined ? [] : [head],
    message: wanted.message,
    author: completeSignature(wanted.author, committer),
    committer,
  });
  const update = { ref: `refs/heads/${target.branch}`, before: head ?? noCommit, after };
  try {
    await moveRef(site, { repository, pusher, update });
  } catch (error) {
    if (error instanceof RefMoved) throw new ApiError(409, { message: `${target.branch} was updated meanwhile` });
    throw error;
  }
  return after;
}

function decodeBase64(text: string): Buffer {
  if (/[^A-Za-z0-9+/=\s]/.test(text)) throw new ApiError(422, { message: "content is not valid Base64" });
  return Buffer.from(text, "base64");
}
