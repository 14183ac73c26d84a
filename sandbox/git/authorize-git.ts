import type { IncomingMessage } from "node:http";
import { badCredentials, identifyCaller } from "../auth/identify-caller.ts";
import { ApiError } from "../rest/api-error.ts";
import { canSee } from "../rest/authorize.ts";
import { repositoryNamed } from "../rest/repositories/find-repository.ts";
import type { Site } from "../site.ts";
import type { Account, Repository } from "../state.ts";

export type Service = "git-upload-pack" | "git-receive-pack";

export type GitAccess = {
  readonly repository: Repository;
  /** Its wiki is meant. */
  readonly isWiki: boolean;
} & ({ readonly kind: "read" } | { readonly kind: "push"; readonly pusher: Account });

/**
 * The user may read and push everything, an installation token may read where it holds `contents`, and public
 * repositories may be read by all. Git's own clients ask without a token first, hence 401 rather than 404.
 */
export function authorizeGit(site: Site, request: IncomingMessage, name: string, service: Service): GitAccess {
  const caller = identifyCaller(site, request);
  const isWiki = /\.wiki$/i.test(name);
  const named = repositoryNamed(site, isWiki ? name.slice(0, -".wiki".length) : name);
  const repository = isWiki && !named?.hasWiki ? undefined : named;
  if (caller.kind === "app") throw badCredentials();
  if (repository === undefined || !canSee(caller, repository)) {
    throw caller.kind === "nobody" ? badCredentials() : new ApiError(404, { message: "Repository not found." });
  }
  if (service === "git-upload-pack") {
    const mayRead = caller.kind !== "installation" || caller.permissions.contents !== undefined;
    if (!mayRead) throw new ApiError(403, { message: "Resource not accessible by integration" });
    return { kind: "read", repository, isWiki };
  }
  if (caller.kind === "nobody") throw badCredentials();
  if (caller.kind === "installation" && caller.permissions.contents !== "write") {
    throw new ApiError(403, { message: "Write access to repository not granted." });
  }
  if (repository.isArchived) {
    throw new ApiError(403, { message: "This repository was archived so it is read-only." });
  }
  return { kind: "push", repository, isWiki, pusher: caller.account };
}
