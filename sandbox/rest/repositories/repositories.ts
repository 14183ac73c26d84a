import type { Account, Repository } from "../../state.ts";
import { accountNamed } from "../accounts/find-account.ts";
import { canSee } from "../authorize.ts";
import { author, type Call, created, type Endpoint, ok, type Reply } from "../endpoint.ts";
import { list } from "../pagination.ts";
import { writeFirstCommit } from "./first-commit.ts";
import { freeName, newRepository } from "./new-repository.ts";
import { fullRepository, representRepository } from "./represent-repository.ts";
import { removeRepository, updateRepository } from "./update-repository.ts";

export const repositoryEndpoints: readonly Endpoint[] = [
  { operation: "POST /user/repos", caller: "user", run: (call) => create(call, author(call)) },
  { operation: "POST /orgs/{org}/repos", caller: "user", run: (call) => create(call, accountNamed(call, "org")) },
  { operation: "GET /user/repos", caller: "user", run: (call) => listVisible(call, call.site.state.repositories) },
  { operation: "GET /orgs/{org}/repos", caller: "anyone", run: (call) => listOf(call, accountNamed(call, "org")) },
  {
    operation: "GET /users/{username}/repos",
    caller: "anyone",
    run: (call) => listOf(call, accountNamed(call, "username")),
  },
  {
    operation: "GET /repos/{owner}/{repo}",
    permission: { metadata: "read" },
    run: (call) => ok(fullRepository(call.site, call.repository)),
  },
  { operation: "PATCH /repos/{owner}/{repo}", permission: { administration: "write" }, run: updateRepository },
  { operation: "DELETE /repos/{owner}/{repo}", permission: { administration: "write" }, run: removeRepository },
];

interface CreateRepository {
  readonly name: string;
  readonly description?: string | null;
  readonly homepage?: string | null;
  readonly private?: boolean;
  readonly visibility?: "public" | "private";
  readonly has_issues?: boolean;
  readonly auto_init?: boolean;
}

async function create(call: Call, owner: Account): Promise<Reply> {
  const { site } = call;
  const wanted = call.body as CreateRepository;
  const repository = newRepository(site, {
    ownerId: owner.id,
    name: freeName(site, owner, wanted.name),
    description: wanted.description ?? null,
    homepage: wanted.homepage ?? null,
    visibility: wanted.private === true || wanted.visibility === "private" ? "private" : "public",
    hasIssues: wanted.has_issues ?? true,
  });
  await site.git.create(repository);
  site.state.repositories.push(repository);
  if (wanted.auto_init === true) await writeFirstCommit(site, repository, author(call));
  return created(fullRepository(site, repository));
}

function listOf(call: Call, owner: Account): Reply {
  return listVisible(
    call,
    call.site.state.repositories.filter((repository) => repository.ownerId === owner.id),
  );
}

function listVisible(call: Call, repositories: readonly Repository[]): Reply {
  const visible = repositories.filter((repository) => canSee(call.caller, repository));
  return list(call, visible, (repository) => representRepository(call.site, repository));
}
