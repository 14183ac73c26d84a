import { z } from "zod";
import { PolicyError } from "../errors.ts";
import type { Access } from "./access.ts";
import { isForbidden, statusOf } from "./failures.ts";
import type { RepositoryState } from "./port.ts";

export async function readRepository({ octokit, owner, repo }: Access): Promise<RepositoryState> {
  const { data } = await octokit.rest.repos.get({ owner, repo });
  return {
    defaultBranch: data.default_branch,
    // `visibility` may be "internal", for which `private` is true as well.
    isPublic: !data.private,
    isArchived: data.archived,
    hasIssues: data.has_issues,
    kilobytes: data.size,
  };
}

export async function branchesAt({ octokit, owner, repo }: Access, commit_sha: string): Promise<readonly string[]> {
  const { data } = await octokit.rest.repos.listBranchesForHeadCommit({ owner, repo, commit_sha });
  return data.map(({ name }) => name);
}

/** The owner's `.github` repository may be missing, or outside of the installation: GitHub answers 404 to both. */
export async function readOrganisationFile({ octokit, owner }: Access, path: string): Promise<string | undefined> {
  try {
    const { data } = await octokit.rest.repos.getContent({ owner, repo: ".github", path });
    if (Array.isArray(data) || data.type !== "file") return undefined;
    // GitHub leaves the content out of files over 1 MB.
    if (data.encoding !== "base64")
      throw new PolicyError(`\`${path}\` in \`${owner}/.github\` is too large to be read.`);
    return Buffer.from(data.content, "base64").toString("utf8");
  } catch (error) {
    if (statusOf(error) === 404 || isForbidden(error)) return undefined;
    throw error;
  }
}

const InstallationToken = z.object({ token: z.string(), expiresAt: z.iso.datetime() });

const shortestLifeMs = 10 * 60_000;

/** A cached token while it lives for ten minutes more, else a new one. Its form is GitHub's business: nothing may parse it. */
export async function installationToken({ octokit }: Access, now: Date): Promise<string> {
  const cached = InstallationToken.parse(await octokit.auth({ type: "installation" }));
  if (Date.parse(cached.expiresAt) - now.getTime() >= shortestLifeMs) return cached.token;
  const fresh = InstallationToken.parse(await octokit.auth({ type: "installation", refresh: true }));
  return fresh.token;
}
