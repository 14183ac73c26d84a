import { ApiError } from "../api-error.ts";
import type { RepositoryCall } from "../endpoint.ts";

/** The commit that a SHA, a branch or a tag stands for; a commit of a fork counts once a pull request brought it here. */
export async function resolveCommit({ site, repository }: RepositoryCall, name: string): Promise<string> {
  const candidates = /^[0-9a-f]{4,40}$/.test(name) ? [name] : [];
  candidates.push(`refs/heads/${name}`, `refs/tags/${name}`, name);
  for (const candidate of candidates) {
    if (candidate.startsWith("-")) continue;
    const sha = await site.git.ask(repository, ["rev-parse", "--verify", "--quiet", `${candidate}^{commit}`]);
    if (sha) return sha;
  }
  throw new ApiError(422, { message: `No commit found for SHA: ${name}` });
}

/** Without a single commit there is nothing to read. */
export async function refuseEmpty({ site, repository }: RepositoryCall): Promise<void> {
  const refs = await site.git.text(repository, ["for-each-ref", "--count=1", "refs/heads"]);
  if (refs === "") throw new ApiError(409, { message: "Git Repository is empty." });
}
