import { wikiOf } from "../../git/wiki.ts";
import { type Repository, timestamp } from "../../state.ts";
import { ApiError, validationFailed } from "../api-error.ts";
import { noContent, ok, type Reply, type RepositoryCall } from "../endpoint.ts";
import { freeName } from "./new-repository.ts";
import { fullName, fullRepository } from "./represent-repository.ts";

interface UpdateRepository {
  readonly name?: string;
  readonly description?: string | null;
  readonly homepage?: string | null;
  readonly private?: boolean;
  readonly visibility?: "public" | "private";
  readonly has_issues?: boolean;
  readonly has_wiki?: boolean;
  readonly default_branch?: string;
  readonly archived?: boolean;
}

export async function updateRepository(call: RepositoryCall): Promise<Reply> {
  const { repository, site } = call;
  const wanted = call.body as UpdateRepository;
  const before = { ...repository };
  if (repository.isArchived && wanted.archived !== false) {
    throw new ApiError(403, { message: "Repository was archived so is read-only." });
  }
  if (wanted.default_branch !== undefined) await setDefaultBranch(call, wanted.default_branch);
  if (wanted.name !== undefined && wanted.name !== repository.name) rename(call, wanted.name);
  if (wanted.private !== undefined) repository.visibility = wanted.private ? "private" : "public";
  repository.visibility = wanted.visibility ?? repository.visibility;
  repository.description = wanted.description === undefined ? repository.description : wanted.description;
  repository.homepage = wanted.homepage === undefined ? repository.homepage : wanted.homepage;
  if (wanted.has_wiki === true && !repository.hasWiki) await site.git.create(wikiOf(repository));
  repository.hasWiki = wanted.has_wiki ?? repository.hasWiki;
  repository.hasIssues = wanted.has_issues ?? repository.hasIssues;
  repository.isArchived = wanted.archived ?? repository.isArchived;
  repository.updatedAt = timestamp();
  announceChanges(call, before);
  return ok(fullRepository(site, repository));
}

/** Published, a repository is told of twice. */
function announceChanges({ repository, emit }: RepositoryCall, before: Repository): void {
  const { name, visibility, isArchived } = repository;
  if (name !== before.name)
    emit("repository", { action: "renamed", changes: { repository: { name: { from: before.name } } } });
  if (visibility !== before.visibility)
    emit("repository", { action: visibility === "public" ? "publicized" : "privatized" });
  if (visibility === "public" && before.visibility !== "public") emit("public", {});
  if (isArchived !== before.isArchived) emit("repository", { action: isArchived ? "archived" : "unarchived" });
}

async function setDefaultBranch({ repository, site }: RepositoryCall, branch: string): Promise<void> {
  const ref = `refs/heads/${branch}`;
  if ((await site.git.ask(repository, ["rev-parse", "--verify", "--quiet", ref])) === undefined) {
    throw validationFailed([
      {
        resource: "Repository",
        field: "default_branch",
        code: "invalid",
        message: `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`,
      },
    ]);
  }
  repository.defaultBranch = branch;
  await site.git.run(repository, ["symbolic-ref", "HEAD", ref]);
}

function rename({ repository, owner, site }: RepositoryCall, name: string): void {
  const former = fullName(site, repository).toLowerCase();
  repository.name = freeName(site, owner, name);
  repository.formerNames.push(former);
}

export async function removeRepository({ repository, site }: RepositoryCall): Promise<Reply> {
  const { state } = site;
  await site.git.remove(repository);
  state.repositories = state.repositories.filter((other) => other !== repository);
  const isElsewhere = (item: { readonly repositoryId: number }) => item.repositoryId !== repository.id;
  state.pulls = state.pulls.filter(isElsewhere);
  state.reviews = state.reviews.filter(isElsewhere);
  state.reviewComments = state.reviewComments.filter(isElsewhere);
  state.issues = state.issues.filter(isElsewhere);
  state.issueComments = state.issueComments.filter(isElsewhere);
  state.labels = state.labels.filter(isElsewhere);
  state.checkSuites = state.checkSuites.filter(isElsewhere);
  state.checkRuns = state.checkRuns.filter(isElsewhere);
  state.protections = state.protections.filter(isElsewhere);
  for (const pull of state.pulls.filter(hasHeadIn(repository))) pull.headRepositoryId = null;
  return noContent;
}

function hasHeadIn(repository: Repository) {
  return (pull: { readonly headRepositoryId: number | null }) => pull.headRepositoryId === repository.id;
}
