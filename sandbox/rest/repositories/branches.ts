import { readCommits } from "../../git/read-commits.ts";
import type { JsonObject } from "../../json.ts";
import { ApiError } from "../api-error.ts";
import { type Endpoint, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { nodeId } from "../node-id.ts";
import { list } from "../pagination.ts";
import { encodePath } from "./encode-path.ts";
import { representCommit } from "./represent-commit.ts";
import { fullName } from "./represent-repository.ts";
import { resolveCommit } from "./resolve-commit.ts";

export const branchEndpoints: readonly Endpoint[] = [
  { operation: "GET /repos/{owner}/{repo}/branches", permission: { contents: "read" }, run: listBranches },
  { operation: "GET /repos/{owner}/{repo}/branches/{branch}", permission: { contents: "read" }, run: getBranch },
  {
    operation: "GET /repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head",
    permission: { contents: "read" },
    run: listBranchesAtHead,
  },
  { operation: "GET /repos/{owner}/{repo}/tags", permission: { contents: "read" }, run: listTags },
];

async function listBranches(call: RepositoryCall): Promise<Reply> {
  const branches = await readNames(call, "refs/heads");
  const wanted = branches.filter(
    ({ name }) => call.query.protected === undefined || String(isProtected(call, name)) === call.query.protected,
  );
  return list(call, wanted, ({ name, sha }) => ({
    name,
    commit: { sha, url: commitUrl(call, sha) },
    protected: isProtected(call, name),
  }));
}

async function getBranch(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const wanted = call.param("branch");
  const branch = (await readNames(call, "refs/heads")).find(({ name }) => name === wanted);
  if (branch === undefined) throw new ApiError(404, { message: "Branch not found" });
  const [commit] = await readCommits(site.git.run.bind(site.git, repository), [branch.sha]);
  if (commit === undefined) throw new Error(`git does not show ${branch.sha}`);
  const api = `${site.urls.api}/repos/${fullName(site, repository)}/branches/${encodeURIComponent(wanted)}`;
  return ok({
    name: wanted,
    commit: representCommit(site, repository, commit),
    _links: { self: api, html: `${site.urls.web}/${fullName(site, repository)}/tree/${encodePath(wanted)}` },
    protected: isProtected(call, wanted),
    protection: protectionOf(call, wanted),
    protection_url: `${api}/protection`,
  });
}

async function listBranchesAtHead(call: RepositoryCall): Promise<Reply> {
  const wanted = await resolveCommit(call, call.param("commit_sha"));
  const branches = (await readNames(call, "refs/heads")).filter(({ sha }) => sha === wanted);
  const shown = branches.map(({ name, sha }) => ({
    name,
    commit: { sha, url: commitUrl(call, sha) },
    protected: isProtected(call, name),
  }));
  return ok(shown);
}

async function listTags(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const api = `${site.urls.api}/repos/${fullName(site, repository)}`;
  return list(call, await readNames(call, "refs/tags"), ({ name, sha }) => ({
    name,
    node_id: nodeId("Ref", `${repository.id}:refs/tags/${name}`),
    commit: { sha, url: commitUrl(call, sha) },
    zipball_url: `${api}/zipball/refs/tags/${encodePath(name)}`,
    tarball_url: `${api}/tarball/refs/tags/${encodePath(name)}`,
  }));
}

/** Names without the folder, each with its commit (an annotated tag's too). */
async function readNames({ site, repository }: RepositoryCall, folder: string) {
  const format = "--format=%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end) %(refname:lstrip=2)";
  const listing = await site.git.text(repository, ["for-each-ref", format, folder]);
  return listing
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => ({ sha: line.slice(0, 40), name: line.slice(41) }));
}

function commitUrl({ site, repository }: RepositoryCall, sha: string): string {
  return `${site.urls.api}/repos/${fullName(site, repository)}/commits/${sha}`;
}

function protectionFor({ site, repository }: RepositoryCall, branch: string) {
  return site.state.protections.find((rule) => rule.repositoryId === repository.id && rule.branch === branch);
}

function isProtected(call: RepositoryCall, branch: string): boolean {
  return protectionFor(call, branch) !== undefined;
}

function protectionOf(call: RepositoryCall, branch: string): JsonObject {
  const checks = protectionFor(call, branch)?.requiredChecks ?? [];
  return {
    enabled: isProtected(call, branch),
    required_status_checks: {
      enforcement_level: checks.length > 0 ? "non_admins" : "off",
      contexts: checks.map((check) => check.context),
      checks: checks.map((check) => ({ context: check.context, app_id: check.appId })),
    },
  };
}
