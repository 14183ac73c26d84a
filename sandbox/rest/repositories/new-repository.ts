import type { Site } from "../../site.ts";
import { type Account, nextId, type Repository, timestamp } from "../../state.ts";
import { ApiError } from "../api-error.ts";
import { repositoryNamed } from "./find-repository.ts";

/** A repository that is in no list yet. */
export function newRepository(
  site: Site,
  about: Pick<Repository, "ownerId" | "name" | "description" | "homepage" | "visibility" | "hasIssues">,
): Repository {
  const now = timestamp();
  return {
    id: nextId(site.state),
    formerNames: [],
    defaultBranch: "main",
    isArchived: false,
    hasDiscussions: false,
    hasWiki: false,
    forkOf: null,
    createdAt: now,
    updatedAt: now,
    pushedAt: now,
    lastNumber: 0,
    ...about,
  };
}

/** GitHub puts a dash for what a name may not hold. Throws 422 when the account has one of that name. */
export function freeName(site: Site, owner: Account, wanted: string): string {
  const name = wanted.replaceAll(/[^\w.-]+/g, "-").slice(0, 100);
  if (repositoryNamed(site, `${owner.login}/${name}`) === undefined) return name;
  throw new ApiError(422, {
    message: "Repository creation failed.",
    errors: [{ resource: "Repository", code: "custom", field: "name", message: "name already exists on this account" }],
  });
}
