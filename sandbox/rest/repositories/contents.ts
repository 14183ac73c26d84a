import { posix } from "node:path";
import { readTree, type TreeEntry } from "../../git/read-tree.ts";
import { ApiError, notFound } from "../api-error.ts";
import { type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { wrapBase64 } from "./git-objects.ts";
import { resolveCommit } from "./resolve-commit.ts";
import { describe, findEntry, kindOf } from "./tree-entry.ts";
import { deleteFile, putFile } from "./write-contents.ts";

/** Larger files come without their content, except as raw text. */
const maxContentBytes = 1024 * 1024;
const maxFileBytes = 100 * 1024 * 1024;
const maxFolderEntries = 1000;

export const contentEndpoints: readonly Endpoint[] = [
  { operation: "GET /repos/{owner}/{repo}/contents/{path}", permission: { contents: "read" }, run: getContents },
  { operation: "PUT /repos/{owner}/{repo}/contents/{path}", permission: { contents: "write" }, run: putFile },
  { operation: "DELETE /repos/{owner}/{repo}/contents/{path}", permission: { contents: "write" }, run: deleteFile },
  { operation: "GET /repos/{owner}/{repo}/readme", permission: { contents: "read" }, run: getReadme },
];

async function getContents(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const commit = await requestedCommit(call);
  const path = call.param("path").replace(/\/$/, "");
  const entry = path === "" ? undefined : await findEntry(call, commit, path);
  if (path !== "" && entry === undefined) throw notFound();
  if (entry === undefined || entry.type === "tree") {
    const entries = await readTree(site.git, repository, `${commit}:${path}`, false);
    const prefix = path === "" ? "" : `${path}/`;
    return ok(
      entries
        .slice(0, maxFolderEntries)
        .map((child) => describe(call, { ...child, path: `${prefix}${child.path}` }, kindOf(child))),
    );
  }
  return replyWithFile(call, await followLink(call, commit, entry));
}

async function getReadme(call: RepositoryCall): Promise<Reply> {
  const commit = await requestedCommit(call);
  const entries = await readTree(call.site.git, call.repository, commit, false);
  const readme = entries.find((entry) => entry.type === "blob" && /^readme(?:\.md|\.txt)?$/i.test(entry.path));
  if (readme === undefined) throw notFound();
  return replyWithFile(call, readme);
}

async function replyWithFile(call: RepositoryCall, entry: TreeEntry): Promise<Reply> {
  const { site, repository } = call;
  const kind = kindOf(entry);
  if (kind === "submodule") return ok({ ...describe(call, entry, kind), submodule_git_url: "" });
  if ((entry.size ?? 0) > maxFileBytes) {
    throw new ApiError(403, {
      message: "This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.",
      errors: [{ resource: "Blob", field: "data", code: "too_large" }],
    });
  }
  const content = await site.git.run(repository, ["cat-file", "blob", entry.sha]);
  if (call.accept.includes("raw")) return { status: 200, body: content };
  if (kind === "symlink") return ok({ ...describe(call, entry, kind), target: content.toString() });
  const isLarge = content.length > maxContentBytes;
  return ok({
    ...describe(call, entry, kind),
    encoding: isLarge ? "none" : "base64",
    content: isLarge ? "" : wrapBase64(content),
  });
}

/** A link to a file of the repository shows that file. */
async function followLink(call: RepositoryCall, commit: string, entry: TreeEntry): Promise<TreeEntry> {
  if (entry.mode !== "120000") return entry;
  const target = (await call.site.git.run(call.repository, ["cat-file", "blob", entry.sha])).toString();
  const path = posix.join(posix.dirname(entry.path), target);
  const linked = path.startsWith("..") ? undefined : await findEntry(call, commit, path);
  return linked?.mode.startsWith("100") ? { ...linked, path: entry.path } : entry;
}

/** Without `ref`, the default branch. */
async function requestedCommit(call: RepositoryCall): Promise<string> {
  const ref = call.query.ref ?? call.repository.defaultBranch;
  try {
    return await resolveCommit(call, ref.replace(/^refs\/(?:heads|tags)\//, ""));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const message = call.query.ref === undefined ? "This repository is empty." : `No commit found for the ref ${ref}`;
    throw new ApiError(404, { message });
  }
}
