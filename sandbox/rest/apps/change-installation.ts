import { heldRepositories, holds } from "../../installed-on.ts";
import type { JsonObject } from "../../json.ts";
import type { Site } from "../../site.ts";
import { type Installation, type Repository, timestamp } from "../../state.ts";
import { accountById } from "../accounts/represent-account.ts";
import { ApiError, notFound } from "../api-error.ts";
import { author, type Call, type Endpoint, noContent, type Reply } from "../endpoint.ts";
import { nodeId } from "../node-id.ts";
import { fullName } from "../repositories/represent-repository.ts";
import { requestedInstallation } from "./installations.ts";
import { representInstallation } from "./represent-installation.ts";

/** Suspending and removing the app, and choosing its repositories: what an account's owner does on GitHub's pages. */
export const changeInstallationEndpoints: readonly Endpoint[] = [
  {
    operation: "PUT /app/installations/{installation_id}/suspended",
    caller: "app",
    run: (call) => setSuspended(call, "suspend"),
  },
  {
    operation: "DELETE /app/installations/{installation_id}/suspended",
    caller: "app",
    run: (call) => setSuspended(call, "unsuspend"),
  },
  { operation: "DELETE /app/installations/{installation_id}", caller: "app", run: removeInstallation },
  {
    operation: "PUT /user/installations/{installation_id}/repositories/{repository_id}",
    caller: "user",
    run: (call) => changeSelection(call, "added"),
  },
  {
    operation: "DELETE /user/installations/{installation_id}/repositories/{repository_id}",
    caller: "user",
    run: (call) => changeSelection(call, "removed"),
  },
];

type InstallationAction = "created" | "deleted" | "suspend" | "unsuspend";

function setSuspended(call: Call, action: "suspend" | "unsuspend"): Reply {
  const installation = requestedInstallation(call);
  installation.suspendedAt = action === "suspend" ? timestamp() : null;
  installation.updatedAt = timestamp();
  announceInstallation(call.site, installation, action);
  return noContent;
}

function removeInstallation(call: Call): Reply {
  const { state } = call.site;
  const installation = requestedInstallation(call);
  announceInstallation(call.site, installation, "deleted");
  state.installations = state.installations.filter((other) => other !== installation);
  return noContent;
}

/** Taking one away from "all" leaves a selection of the others. */
function changeSelection(call: Call, action: "added" | "removed"): Reply {
  const { site } = call;
  const installation = requestedInstallation(call);
  const id = Number(call.param("repository_id"));
  const repository = site.state.repositories.find((candidate) => candidate.id === id);
  if (repository === undefined || repository.ownerId !== installation.accountId) throw notFound();
  if (holds(installation, repository) === (action === "added")) return noContent;
  const others = heldRepositories(site, installation).filter((other) => other !== repository);
  if (action === "removed" && others.length === 0) {
    throw new ApiError(422, { message: "The last repository cannot be removed from an installation." });
  }
  installation.repositories = (action === "added" ? [...others, repository] : others).map((one) => one.id);
  installation.updatedAt = timestamp();
  const [added, removed] = action === "added" ? [[repository], []] : [[], [repository]];
  site.webhooks.emit({
    name: "installation_repositories",
    owner: accountById(site, installation.accountId),
    repository: undefined,
    sender: author(call),
    payload: {
      action,
      installation: representInstallation(site, installation),
      repository_selection: "selected",
      repositories_added: added.map((one) => briefly(site, one)),
      repositories_removed: removed.map((one) => briefly(site, one)),
      requester: null,
    },
  });
  return noContent;
}

/** The app's owner is told to have done it: the sandbox has no other person. */
export function announceInstallation(site: Site, installation: Installation, action: InstallationAction): void {
  const listsRepositories = action === "created" || action === "deleted";
  const repositories = heldRepositories(site, installation).map((one) => briefly(site, one));
  site.webhooks.emit({
    name: "installation",
    owner: accountById(site, installation.accountId),
    repository: undefined,
    sender: accountById(site, site.state.app.ownerId),
    payload: {
      action,
      installation: representInstallation(site, installation),
      ...(listsRepositories ? { repositories } : {}),
      requester: null,
    },
  });
}

/** These events know little of a repository: no owner, no default branch. */
function briefly(site: Site, repository: Repository): JsonObject {
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: fullName(site, repository),
    private: repository.visibility === "private",
  };
}
