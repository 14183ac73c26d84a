import type { JsonObject } from "../../json.ts";
import { nextId, type Pull, type Repository, timestamp } from "../../state.ts";
import { accountById } from "../accounts/represent-account.ts";
import { type ApiError, validationFailed } from "../api-error.ts";
import { author, type RepositoryCall } from "../endpoint.ts";
import { nextNumber } from "../issues/find-issue.ts";
import { checkBody, checkTitle } from "../issues/text-limits.ts";
import { repositoryNamed } from "../repositories/find-repository.ts";
import { announcePull } from "./pull-events.ts";
import { branchTip, bringCommit, isSameNetwork, keepHead } from "./pull-head.ts";

interface PullInput {
  readonly title?: string;
  readonly body?: string;
  /** `branch`, or `owner:branch` for a fork. */
  readonly head: string;
  /** `owner/name` or a name, where the owner has several repositories of the family. */
  readonly head_repo?: string;
  readonly base: string;
  readonly draft?: boolean;
}

interface Tip {
  readonly name: string;
  readonly sha: string;
}

interface Branch extends Tip {
  readonly repository: Repository;
}

/** Throws the 422 with which GitHub refuses missing branches, empty changes and duplicates. */
export async function createPull(call: RepositoryCall): Promise<Pull> {
  const { site, repository } = call;
  const input = call.body as PullInput;
  checkTitle("PullRequest", input.title ?? "");
  checkBody("PullRequest", input.body);
  const head = await findHead(call, input);
  const baseSha = await branchTip(site, repository, input.base);
  if (!baseSha) throw refused({ field: "base", code: "invalid" });
  refuseDuplicate(call, head, input.base);

  await bringCommit(site, head.repository, head.sha, repository);
  await refuseEmpty(call, head, { name: input.base, sha: baseSha });
  // Another request may have opened the same one while git was busy.
  refuseDuplicate(call, head, input.base);

  const pull = newPull(call, input, { head, baseSha });
  site.state.pulls.push(pull);
  await keepHead(site, repository, pull);
  await announcePull(site, pull, { action: "opened", sender: author(call) });
  return pull;
}

function newPull(
  call: RepositoryCall,
  input: PullInput,
  { head, baseSha }: { readonly head: Branch; readonly baseSha: string },
): Pull {
  const now = timestamp();
  return {
    id: nextId(call.site.state),
    repositoryId: call.repository.id,
    number: nextNumber(call),
    authorId: author(call).id,
    viaApp: call.caller.kind === "installation",
    title: input.title ?? "",
    body: input.body ?? null,
    state: "open",
    stateReason: null,
    labelIds: [],
    assigneeIds: [],
    createdAt: now,
    updatedAt: now,
    closedAt: null,
    closedById: null,
    isDraft: input.draft ?? false,
    headRepositoryId: head.repository.id,
    headOwnerId: head.repository.ownerId,
    headBranch: head.name,
    headSha: head.sha,
    baseBranch: input.base,
    baseSha,
    mergedAt: null,
    mergedById: null,
    mergeCommitSha: null,
  };
}

async function findHead(call: RepositoryCall, input: PullInput): Promise<Branch> {
  const [name = "", owner] = input.head.split(":").toReversed();
  const repository = headRepository(call, owner, input.head_repo);
  const sha = repository && (await branchTip(call.site, repository, name));
  if (!sha) throw refused({ field: "head", code: "invalid" });
  return { repository, name, sha };
}

function headRepository(call: RepositoryCall, owner: string | undefined, name?: string): Repository | undefined {
  const { site, repository } = call;
  const base = accountById(site, repository.ownerId).login;
  if (name !== undefined) {
    const named = repositoryNamed(site, name.includes("/") ? name : `${owner ?? base}/${name}`);
    return named && isSameNetwork(site, named, repository) ? named : undefined;
  }
  if (owner === undefined || owner.toLowerCase() === base.toLowerCase()) return repository;
  return site.state.repositories.find(
    (one) =>
      accountById(site, one.ownerId).login.toLowerCase() === owner.toLowerCase() &&
      isSameNetwork(site, one, repository),
  );
}

function refuseDuplicate({ site, repository }: RepositoryCall, head: Branch, base: string): void {
  const existing = site.state.pulls.some(
    (pull) =>
      pull.repositoryId === repository.id &&
      pull.state === "open" &&
      pull.headRepositoryId === head.repository.id &&
      pull.headBranch === head.name &&
      pull.baseBranch === base,
  );
  if (!existing) return;
  const owner = accountById(site, head.repository.ownerId).login;
  throw refused({ code: "custom", message: `A pull request already exists for ${owner}:${head.name}.` });
}

async function refuseEmpty({ site, repository }: RepositoryCall, head: Tip, base: Tip) {
  if ((await site.git.ask(repository, ["merge-base", base.sha, head.sha])) === undefined) {
    throw refused({ code: "custom", message: `The ${head.name} branch has no history in common with ${base.name}` });
  }
  const ahead = await site.git.text(repository, ["rev-list", "--count", `${base.sha}..${head.sha}`]);
  if (ahead !== "0") return;
  throw refused({ code: "custom", message: `No commits between ${base.name} and ${head.name}` });
}

function refused(error: JsonObject): ApiError {
  return validationFailed([{ resource: "PullRequest", ...error }]);
}
