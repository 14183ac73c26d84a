import { randomToken } from "../../auth/random-token.ts";
import { heldRepositories } from "../../installed-on.ts";
import type { Site } from "../../site.ts";
import { type Installation, type Level, type Permissions, type Repository, timestamp } from "../../state.ts";
import { ApiError, notFound } from "../api-error.ts";
import { type Call, created, type Endpoint, noContent, type Reply } from "../endpoint.ts";
import { representRepository } from "../repositories/represent-repository.ts";
import { requestedInstallation } from "./installations.ts";

const tokenLifeMs = 60 * 60 * 1000;

export const installationTokenEndpoints: readonly Endpoint[] = [
  { operation: "POST /app/installations/{installation_id}/access_tokens", caller: "app", run: createToken },
  { operation: "DELETE /installation/token", caller: "installation", run: revokeToken },
];

interface TokenRequest {
  readonly repositories?: readonly string[];
  readonly repository_ids?: readonly number[];
  readonly permissions?: Permissions;
}

function createToken(call: Call): Reply {
  const { site } = call;
  const installation = requestedInstallation(call);
  if (installation.suspendedAt !== null) throw new ApiError(403, { message: "This installation has been suspended" });
  const wanted = (call.body ?? {}) as TokenRequest;
  const repositories = narrowRepositories(site, installation, wanted);
  const permissions = narrowPermissions(site.state.app.permissions, wanted.permissions);
  const token = randomToken("ghs");
  const expiresAt = timestamp(Date.now() + tokenLifeMs);
  site.state.tokens = site.state.tokens.filter(
    (old) => old.kind === "user" || Date.parse(old.expiresAt) > Date.now() - tokenLifeMs,
  );
  site.state.tokens.push({
    kind: "installation",
    token,
    installationId: installation.id,
    repositories: repositories === "all" ? "all" : repositories.map((repository) => repository.id),
    permissions,
    expiresAt,
  });
  return created({
    token,
    expires_at: expiresAt,
    permissions,
    repository_selection: repositories === "all" && installation.repositories === "all" ? "all" : "selected",
    ...(repositories === "all"
      ? {}
      : { repositories: repositories.map((repository) => representRepository(site, repository)) }),
  });
}

/** "all": whatever the installation holds at the time of use. */
function narrowRepositories(site: Site, installation: Installation, wanted: TokenRequest): "all" | Repository[] {
  const { repositories: names = [], repository_ids: ids = [] } = wanted;
  if (wanted.repositories === undefined && wanted.repository_ids === undefined) return "all";
  const held = heldRepositories(site, installation);
  const isNamed = (repository: Repository) => names.includes(repository.name) || ids.includes(repository.id);
  const chosen = held.filter(isNamed);
  if (chosen.length < names.length + ids.length) {
    throw new ApiError(422, {
      message: "There is at least one repository that does not exist or is not accessible to the parent installation.",
    });
  }
  return chosen;
}

function narrowPermissions(granted: Permissions, wanted: Permissions | undefined): Permissions {
  if (wanted === undefined) return granted;
  const isGranted = ([name, level]: [string, Level]) => granted[name] === "write" || granted[name] === level;
  if (!Object.entries(wanted).every(isGranted)) {
    throw new ApiError(422, { message: "The permissions requested are not granted to this installation." });
  }
  return { metadata: "read", ...wanted };
}

function revokeToken(call: Call): Reply {
  const { caller, site } = call;
  if (caller.kind !== "installation") throw notFound();
  site.state.tokens = site.state.tokens.filter((token) => token.token !== caller.token);
  return noContent;
}
