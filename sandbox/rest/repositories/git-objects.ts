import { readCommits, type Signature } from "../../git/read-commits.ts";
import { writeBlob, writeCommit } from "../../git/write-commit.ts";
import { timestamp } from "../../state.ts";
import { ApiError, notFound } from "../api-error.ts";
import { author, created, type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { nodeId } from "../node-id.ts";
import { representGitCommit } from "./represent-commit.ts";
import { fullName } from "./represent-repository.ts";
import { refuseEmpty } from "./resolve-commit.ts";
import { signatureOf } from "./signature.ts";

const maxBlobBytes = 100 * 1024 * 1024;

export const gitObjectEndpoints: readonly Endpoint[] = [
  { operation: "GET /repos/{owner}/{repo}/git/blobs/{file_sha}", permission: { contents: "read" }, run: getBlob },
  { operation: "POST /repos/{owner}/{repo}/git/blobs", permission: { contents: "write" }, run: createBlob },
  { operation: "GET /repos/{owner}/{repo}/git/commits/{commit_sha}", permission: { contents: "read" }, run: getCommit },
  { operation: "POST /repos/{owner}/{repo}/git/commits", permission: { contents: "write" }, run: createCommit },
];

async function getBlob(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const sha = await requireObject(call, call.param("file_sha"), "blob");
  const size = Number(await site.git.text(repository, ["cat-file", "-s", sha]));
  if (size > maxBlobBytes)
    throw new ApiError(403, { message: "This blob is too large: blobs up to 100 MB are served." });
  const content = await site.git.run(repository, ["cat-file", "blob", sha]);
  if (call.accept.includes("raw")) return { status: 200, body: content };
  return ok({
    sha,
    node_id: nodeId("Blob", sha),
    size,
    url: blobUrl(call, sha),
    content: wrapBase64(content),
    encoding: "base64",
  });
}

async function createBlob(call: RepositoryCall): Promise<Reply> {
  const { content, encoding = "utf-8" } = call.body as { readonly content: string; readonly encoding?: string };
  await refuseEmpty(call);
  const bytes = Buffer.from(content, encoding === "base64" ? "base64" : "utf8");
  const sha = await writeBlob(call.site.git, call.repository, bytes);
  return created({ url: blobUrl(call, sha), sha });
}

async function getCommit(call: RepositoryCall): Promise<Reply> {
  await refuseEmpty(call);
  return ok(await commitBody(call, await requireObject(call, call.param("commit_sha"), "commit")));
}

interface CreateCommit {
  readonly message: string;
  readonly tree: string;
  readonly parents?: readonly string[];
  readonly author?: Partial<Signature>;
  readonly committer?: Partial<Signature>;
}

async function createCommit(call: RepositoryCall): Promise<Reply> {
  const wanted = call.body as CreateCommit;
  await refuseEmpty(call);
  const tree = await requireInput(call, wanted.tree, "tree", "Tree SHA does not exist");
  const parents: string[] = [];
  for (const parent of wanted.parents ?? []) {
    parents.push(await requireInput(call, parent, "commit", "Parent SHA does not exist or is not a commit object"));
  }
  const writer = signatureOf(author(call));
  const by = completeSignature(wanted.author, writer);
  const sha = await writeCommit(call.site.git, call.repository, {
    tree,
    parents,
    message: wanted.message,
    author: by,
    committer: completeSignature(wanted.committer, wanted.author === undefined ? writer : by),
  });
  return created(await commitBody(call, sha));
}

/** GitHub takes the present time where a signature has no date. */
export function completeSignature(given: Partial<Signature> | undefined, otherwise: Signature): Signature {
  const time = Date.parse(given?.date ?? "");
  return {
    name: given?.name ?? otherwise.name,
    email: given?.email ?? otherwise.email,
    date: Number.isNaN(time) ? otherwise.date : timestamp(time),
  };
}

export async function commitBody({ site, repository }: RepositoryCall, sha: string) {
  const [commit] = await readCommits(site.git.run.bind(site.git, repository), [sha]);
  if (commit === undefined) throw new Error(`git does not show ${sha}`);
  return representGitCommit(site, repository, commit);
}

/** The full SHA of an object of that type; 404 without one. */
export async function requireObject(call: RepositoryCall, name: string, type: string): Promise<string> {
  const found = await findObject(call, name, type);
  if (found === undefined) throw notFound();
  return found;
}

async function requireInput(call: RepositoryCall, name: string, type: string, message: string): Promise<string> {
  const found = await findObject(call, name, type);
  if (found === undefined) throw new ApiError(422, { message });
  return found;
}

async function findObject(call: RepositoryCall, name: string, type: string): Promise<string | undefined> {
  const { site, repository } = call;
  if (!/^[0-9a-f]{40}$/.test(name)) return undefined;
  const found = await site.git.ask(repository, ["cat-file", "-t", name]);
  return found === type ? name : undefined;
}

/** Base64 in lines of 60, as GitHub writes it. */
export function wrapBase64(content: Buffer): string {
  return content.toString("base64").replaceAll(/.{1,60}/g, "$&\n");
}

function blobUrl({ site, repository }: RepositoryCall, sha: string): string {
  return `${site.urls.api}/repos/${fullName(site, repository)}/git/blobs/${sha}`;
}
