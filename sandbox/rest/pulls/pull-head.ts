import type { Site } from "../../site.ts";
import type { Pull, Repository } from "../../state.ts";

/** The commit a branch stands at; undefined where there is no such branch. */
export async function branchTip(site: Site, repository: Repository, branch: string): Promise<string | undefined> {
  return site.git.ask(repository, ["rev-parse", "--verify", "--quiet", `refs/heads/${branch}^{commit}`]);
}

/** Moves `refs/pull/N/head` of the base repository; a fork's commits come with it, and stay when the fork is gone. */
export async function keepHead(site: Site, base: Repository, pull: Pull): Promise<void> {
  const ref = `refs/pull/${pull.number}/head`;
  const head = site.state.repositories.find((one) => one.id === pull.headRepositoryId);
  if (head && head.id !== base.id) await site.git.copy(head, pull.headSha, base, ref);
  else await site.git.run(base, ["update-ref", ref, pull.headSha]);
}

/** Makes a fork's commit readable in the base before any ref of the base names it. */
export async function bringCommit(site: Site, from: Repository, sha: string, to: Repository): Promise<void> {
  if (from.id === to.id) return;
  const ref = `refs/incoming/${sha}`;
  await site.git.copy(from, sha, to, ref);
  await site.git.run(to, ["update-ref", "-d", ref]);
}

/** A fork of the same family; a repository is its own family. */
export function isSameNetwork(site: Site, one: Repository, other: Repository): boolean {
  return root(site, one).id === root(site, other).id;
}

function root(site: Site, repository: Repository): Repository {
  const parent = site.state.repositories.find((one) => one.id === repository.forkOf);
  return parent ? root(site, parent) : repository;
}
