import { diffFiles, type FileDiff } from "../../diff-files.ts";
import { type GitCommit, readCommits } from "../../git/read-commits.ts";
import type { JsonObject } from "../../json.ts";
import { ApiError } from "../api-error.ts";
import { type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { pageLinks, paginate } from "../pagination.ts";
import { representCommit } from "./represent-commit.ts";
import { representFile } from "./represent-file.ts";
import { refuseEmpty, resolveCommit } from "./resolve-commit.ts";

/** A commit's files come in pages of this size, and no further than `maxFiles`. */
const filesPerPage = 300;
const maxFiles = 3000;
/** What git calls the tree without entries: the root commit is compared with it. */
const emptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

export const commitEndpoints: readonly Endpoint[] = [
  { operation: "GET /repos/{owner}/{repo}/commits", permission: { contents: "read" }, run: listCommits },
  { operation: "GET /repos/{owner}/{repo}/commits/{ref}", permission: { contents: "read" }, run: getCommit },
];

async function listCommits(call: RepositoryCall): Promise<Reply> {
  const { site, repository, query } = call;
  await refuseEmpty(call);
  const head = await startOf(call, query.sha ?? repository.defaultBranch);
  const options = [
    ...(query.author === undefined ? [] : ["--fixed-strings", `--author=${query.author}`]),
    ...(query.since === undefined ? [] : [`--since=${query.since}`]),
    ...(query.until === undefined ? [] : [`--until=${query.until}`]),
  ];
  const path = query.path === undefined ? [] : [`:(literal)${query.path}`];
  const listing = await site.git.text(repository, ["rev-list", ...options, head, "--", ...path]);
  const page = paginate(call, listing === "" ? [] : listing.split("\n"));
  const commits = await readCommits(site.git.run.bind(site.git, repository), page.items);
  return { ...ok(commits.map((commit) => representCommit(site, repository, commit))), headers: page.headers };
}

/** Here an unknown start is 404, while `commits/{ref}` answers 422. */
async function startOf(call: RepositoryCall, name: string): Promise<string> {
  try {
    return await resolveCommit(call, name);
  } catch (error) {
    if (error instanceof ApiError) throw new ApiError(404, { message: "Not Found" });
    throw error;
  }
}

async function getCommit(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  await refuseEmpty(call);
  const sha = await resolveCommit(call, call.param("ref"));
  if (call.accept.includes("application/vnd.github.sha")) return { status: 200, body: Buffer.from(sha) };
  const [commit] = await readCommits(site.git.run.bind(site.git, repository), [sha]);
  if (commit === undefined) throw new Error(`git does not show ${sha}`);
  const parent = commit.parents[0] ?? emptyTree;
  if (call.accept.includes("diff") || call.accept.includes("patch")) return rawCommit(call, commit, parent);
  const files = (await diffFiles(site.git, repository, { from: parent, to: sha })).slice(0, maxFiles);
  const start = (call.page - 1) * filesPerPage;
  const lastPage = Math.max(1, Math.ceil(files.length / filesPerPage));
  return {
    ...ok({
      ...representCommit(site, repository, commit),
      stats: countLines(files),
      files: files.slice(start, start + filesPerPage).map((file) => representFile(site, repository, sha, file)),
    }),
    headers: pageLinks(call, lastPage),
  };
}

async function rawCommit(call: RepositoryCall, commit: GitCommit, parent: string): Promise<Reply> {
  const args = call.accept.includes("diff")
    ? ["diff", "--no-ext-diff", "--no-textconv", parent, commit.sha]
    : ["format-patch", "-1", "--stdout", commit.sha];
  return { status: 200, body: await call.site.git.run(call.repository, args) };
}

function countLines(files: readonly FileDiff[]): JsonObject {
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  return { additions, deletions, total: additions + deletions };
}
