import { holds } from "../installed-on.ts";
import type { Permissions, Repository } from "../state.ts";
import { ApiError, notFound } from "./api-error.ts";
import type { Caller, GeneralEndpoint, RepositoryEndpoint } from "./endpoint.ts";

/** Unarchiving and deleting are still possible. */
const openToArchived = new Set(["PATCH /repos/{owner}/{repo}", "DELETE /repos/{owner}/{repo}"]);

/** Throws what GitHub answers to a caller that may not see the repository, or may not do this with it. */
export function authorizeOnRepository(endpoint: RepositoryEndpoint, caller: Caller, repository: Repository): void {
  const { permission, operation } = endpoint;
  const reads = operation.startsWith("GET ");
  if (!canSee(caller, repository)) throw notFound();
  if (permission === "app") {
    if (caller.kind !== "app") throw noJsonWebToken();
    return;
  }
  if (caller.kind === "app") throw notInstallation();
  if (caller.kind === "nobody" && !reads) throw new ApiError(401, { message: "Requires authentication" });
  if (caller.kind === "installation" && !grants(caller.permissions, permission)) {
    const headers = { "x-accepted-github-permissions": describe(permission) };
    throw new ApiError(403, { message: "Resource not accessible by integration" }, headers);
  }
  if (!reads && repository.isArchived && !openToArchived.has(operation)) {
    throw new ApiError(403, { message: "Repository was archived so is read-only." });
  }
}

export function authorizeCaller(endpoint: GeneralEndpoint, caller: Caller): void {
  if (endpoint.caller === "anyone" || endpoint.caller === caller.kind) return;
  if (caller.kind === "nobody") throw new ApiError(401, { message: "Requires authentication" });
  if (endpoint.caller === "app") throw noJsonWebToken();
  if (caller.kind === "app") throw notInstallation();
  throw new ApiError(403, { message: "Resource not accessible by integration" });
}

/** A private repository, or one the token was not made for, does not exist for the caller. */
export function canSee(caller: Caller, repository: Repository): boolean {
  switch (caller.kind) {
    case "nobody":
      return repository.visibility === "public";
    case "user":
    case "app":
      return true;
    case "installation":
      return (
        holds(caller.installation, repository) &&
        (caller.repositories === "all" || caller.repositories.includes(repository.id))
      );
    default:
      return caller satisfies never;
  }
}

function grants(granted: Permissions, accepted: Permissions): boolean {
  return Object.entries(accepted).some(
    ([name, level]) => granted[name] === "write" || (granted[name] === "read" && level === "read"),
  );
}

function describe(accepted: Permissions): string {
  return Object.entries(accepted)
    .map(([name, level]) => `${name}=${level}`)
    .join("; ");
}

function noJsonWebToken(): ApiError {
  return new ApiError(401, { message: "A JSON web token could not be decoded" });
}

function notInstallation(): ApiError {
  return new ApiError(403, {
    message: "This endpoint needs an installation access token, not the token of the app itself.",
  });
}
