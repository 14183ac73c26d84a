import type { Account, Repository } from "../../state.ts";
import { findAccount } from "../accounts/find-account.ts";
import { validationFailed } from "../api-error.ts";
import { author, type Endpoint, type Reply, type RepositoryCall } from "../endpoint.ts";
import { list } from "../pagination.ts";
import { freeName, newRepository } from "./new-repository.ts";
import { fullRepository, representRepository } from "./represent-repository.ts";

export const forkEndpoints: readonly Endpoint[] = [
  { operation: "GET /repos/{owner}/{repo}/forks", permission: { metadata: "read" }, run: listForks },
  {
    operation: "POST /repos/{owner}/{repo}/forks",
    permission: { administration: "write" },
    run: createFork,
  },
];

function listForks(call: RepositoryCall): Reply {
  const forks = call.site.state.repositories.filter((other) => other.forkOf === call.repository.id);
  return list(call, forks, (fork) => representRepository(call.site, fork));
}

/** GitHub forks in the background and answers 202; here the fork is ready by then. A second fork is the first one. */
async function createFork(call: RepositoryCall): Promise<Reply> {
  const { site, repository } = call;
  const wanted = (call.body ?? {}) as { readonly organization?: string; readonly name?: string };
  const owner = wanted.organization === undefined ? author(call) : organisationNamed(call, wanted.organization);
  const present = site.state.repositories.find((other) => other.forkOf === repository.id && other.ownerId === owner.id);
  if (present !== undefined) return { status: 202, body: fullRepository(site, present) };
  const name = freeName(site, owner, wanted.name ?? repository.name);
  const { defaultBranch, description, homepage, visibility } = repository;
  const fork: Repository = {
    ...newRepository(site, { ownerId: owner.id, name, description, homepage, visibility, hasIssues: false }),
    forkOf: repository.id,
    defaultBranch,
  };
  await site.git.fork(repository, fork);
  site.state.repositories.push(fork);
  return { status: 202, body: fullRepository(site, fork) };
}

function organisationNamed(call: RepositoryCall, login: string): Account {
  const account = findAccount(call.site, login);
  if (account?.type === "Organization") return account;
  throw validationFailed([{ resource: "Fork", code: "invalid", field: "organization" }]);
}
