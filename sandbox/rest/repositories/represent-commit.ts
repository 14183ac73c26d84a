import type { GitCommit, Signature } from "../../git/read-commits.ts";
import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import type { Account, Repository } from "../../state.ts";
import { simpleAccount } from "../accounts/represent-account.ts";
import { nodeId } from "../node-id.ts";
import { fullName } from "./represent-repository.ts";
import { emailOf } from "./signature.ts";

/** A commit of the repository API: git's own data under `commit`, GitHub's accounts beside it. */
export function representCommit(site: Site, repository: Repository, commit: GitCommit): JsonObject {
  const name = fullName(site, repository);
  const api = `${site.urls.api}/repos/${name}`;
  const author = accountOf(site, commit.author);
  const committer = accountOf(site, commit.committer);
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", commit.sha),
    commit: {
      author: { ...commit.author },
      committer: { ...commit.committer },
      message: commit.message,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      url: `${api}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: unsigned,
    },
    url: `${api}/commits/${commit.sha}`,
    html_url: `${site.urls.web}/${name}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    author: author === undefined ? null : simpleAccount(site, author),
    committer: committer === undefined ? null : simpleAccount(site, committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${site.urls.web}/${name}/commit/${sha}`,
    })),
  };
}

/** The same commit as the git data API shows it. */
export function representGitCommit(site: Site, repository: Repository, commit: GitCommit): JsonObject {
  const api = `${site.urls.api}/repos/${fullName(site, repository)}`;
  const html = `${site.urls.web}/${fullName(site, repository)}/commit`;
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", commit.sha),
    url: `${api}/git/commits/${commit.sha}`,
    html_url: `${html}/${commit.sha}`,
    author: { ...commit.author },
    committer: { ...commit.committer },
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((sha) => ({ sha, url: `${api}/git/commits/${sha}`, html_url: `${html}/${sha}` })),
    verification: unsigned,
  };
}

const unsigned = { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null };

/** GitHub knows people by their address; here that is only the one it gave them itself. */
function accountOf(site: Site, { email }: Signature): Account | undefined {
  return site.state.accounts.find((account) => emailOf(account) === email);
}
