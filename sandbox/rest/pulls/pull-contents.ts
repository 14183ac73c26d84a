import { readCommits } from "../../git/read-commits.ts";
import { pullCommits, pullDiff } from "../../pull-diff.ts";
import type { Reply, RepositoryCall } from "../endpoint.ts";
import { findPull } from "../issues/find-issue.ts";
import { list } from "../pagination.ts";
import { representCommit } from "../repositories/represent-commit.ts";
import { representFile } from "../repositories/represent-file.ts";

/** GitHub lists no more than these, however many pages are asked for. */
const maxFiles = 3_000;
const maxCommits = 250;

export async function listFiles(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const pull = findPull(call);
  const files = await pullDiff(site, repository, pull);
  return list(call, files.slice(0, maxFiles), (file) => representFile(site, repository, pull.headSha, file));
}

export async function listCommits(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const shas = await pullCommits(site, repository, findPull(call));
  const commits = await readCommits(site.git.run.bind(site.git, repository), shas.slice(0, maxCommits));
  return list(call, commits, (commit) => representCommit(site, repository, commit));
}
