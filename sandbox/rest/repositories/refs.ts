import type { JsonObject } from "../../json.ts";
import { moveRef, RefMoved } from "../../push/move-ref.ts";
import { noCommit } from "../../push/ref-update.ts";
import { ApiError, notFound } from "../api-error.ts";
import { author, created, type Endpoint, noContent, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { nodeId } from "../node-id.ts";
import { encodePath } from "./encode-path.ts";
import { fullName } from "./represent-repository.ts";
import { refuseEmpty } from "./resolve-commit.ts";

export const refEndpoints: readonly Endpoint[] = [
  { operation: "GET /repos/{owner}/{repo}/git/ref/{ref}", permission: { contents: "read" }, run: getRef },
  { operation: "GET /repos/{owner}/{repo}/git/matching-refs/{ref}", permission: { contents: "read" }, run: listRefs },
  { operation: "POST /repos/{owner}/{repo}/git/refs", permission: { contents: "write" }, run: createRef },
  { operation: "PATCH /repos/{owner}/{repo}/git/refs/{ref}", permission: { contents: "write" }, run: updateRef },
  { operation: "DELETE /repos/{owner}/{repo}/git/refs/{ref}", permission: { contents: "write" }, run: deleteRef },
];

interface Ref {
  /** In full: `refs/heads/main`. */
  readonly name: string;
  readonly sha: string;
  readonly type: string;
}

async function getRef(call: RepositoryCall): Promise<Reply> {
  await refuseEmpty(call);
  return ok(representRef(call, await requestedRef(call, notFound())));
}

async function listRefs(call: RepositoryCall): Promise<Reply> {
  await refuseEmpty(call);
  const prefix = `refs/${call.param("ref")}`;
  const refs = (await readRefs(call, "refs")).filter((ref) => ref.name.startsWith(prefix));
  return ok(refs.map((ref) => representRef(call, ref)));
}

async function createRef(call: RepositoryCall): Promise<Reply> {
  const { ref, sha } = call.body as { readonly ref: string; readonly sha: string };
  await refuseEmpty(call);
  const isValid = (await call.site.git.ask(call.repository, ["check-ref-format", ref])) !== undefined;
  if (!isValid || !ref.startsWith("refs/") || ref.split("/").length < 3) {
    throw new ApiError(422, { message: "Reference name is not valid" });
  }
  await refuseUnknownObject(call, sha);
  if ((await readRef(call, ref)) !== undefined) throw new ApiError(422, { message: "Reference already exists" });
  await move(call, ref, noCommit, sha);
  return created(representRef(call, await requireRef(call, ref)));
}

async function updateRef(call: RepositoryCall): Promise<Reply> {
  const { sha, force = false } = call.body as { readonly sha: string; readonly force?: boolean };
  await refuseEmpty(call);
  const ref = await requestedRef(call, missing());
  await refuseUnknownObject(call, sha);
  if (!force && !(await isAncestor(call, ref.sha, sha))) {
    throw new ApiError(422, { message: "Update is not a fast forward" });
  }
  if (sha !== ref.sha) await move(call, ref.name, ref.sha, sha);
  return ok(representRef(call, await requireRef(call, ref.name)));
}

async function deleteRef(call: RepositoryCall): Promise<Reply> {
  await refuseEmpty(call);
  const ref = await requestedRef(call, missing());
  if (ref.name === `refs/heads/${call.repository.defaultBranch}`) {
    throw new ApiError(422, { message: "Cannot delete the default branch" });
  }
  await move(call, ref.name, ref.sha, noCommit);
  return noContent;
}

async function move(call: RepositoryCall, ref: string, before: string, after: string): Promise<void> {
  const { site, repository } = call;
  if (ref.startsWith("refs/pull/")) throw new ApiError(422, { message: "Reference cannot be updated" });
  try {
    await moveRef(site, { repository, pusher: author(call), update: { ref, before, after } });
  } catch (error) {
    if (error instanceof RefMoved) throw new ApiError(422, { message: "Reference cannot be updated" });
    throw error;
  }
}

async function requestedRef(call: RepositoryCall, otherwise: ApiError): Promise<Ref> {
  const ref = await readRef(call, `refs/${call.param("ref")}`);
  if (ref === undefined) throw otherwise;
  return ref;
}

async function requireRef(call: RepositoryCall, name: string): Promise<Ref> {
  const ref = await readRef(call, name);
  if (ref === undefined) throw missing();
  return ref;
}

async function readRef(call: RepositoryCall, name: string): Promise<Ref | undefined> {
  return (await readRefs(call, name)).find((ref) => ref.name === name);
}

async function readRefs({ site, repository }: RepositoryCall, under: string): Promise<Ref[]> {
  const format = "--format=%(refname) %(objectname) %(objecttype)";
  const listing = await site.git.text(repository, ["for-each-ref", format, under]);
  return listing
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const [name = "", sha = "", type = ""] = line.split(" ");
      return { name, sha, type };
    });
}

async function refuseUnknownObject({ site, repository }: RepositoryCall, sha: string): Promise<void> {
  const isKnown = /^[0-9a-f]{40}$/.test(sha) && (await site.git.ask(repository, ["cat-file", "-e", sha])) !== undefined;
  if (!isKnown) throw new ApiError(422, { message: "Object does not exist" });
}

async function isAncestor({ site, repository }: RepositoryCall, before: string, after: string): Promise<boolean> {
  return (await site.git.ask(repository, ["merge-base", "--is-ancestor", before, after])) !== undefined;
}

function missing(): ApiError {
  return new ApiError(422, { message: "Reference does not exist" });
}

function representRef({ site, repository }: RepositoryCall, { name, sha, type }: Ref): JsonObject {
  const api = `${site.urls.api}/repos/${fullName(site, repository)}/git`;
  return {
    ref: name,
    node_id: nodeId("Ref", `${repository.id}:${name}`),
    url: `${api}/${encodePath(name)}`,
    object: { sha, type, url: `${api}/${type}s/${sha}` },
  };
}
