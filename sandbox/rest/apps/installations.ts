import { heldRepositories, holds } from "../../installed-on.ts";
import type { JsonObject } from "../../json.ts";
import type { Account, Installation } from "../../state.ts";
import { accountNamed } from "../accounts/find-account.ts";
import { notFound } from "../api-error.ts";
import { type Call, type Endpoint, ok, type Reply } from "../endpoint.ts";
import { list, paginate } from "../pagination.ts";
import { representRepository } from "../repositories/represent-repository.ts";
import { representApp } from "./represent-app.ts";
import { representInstallation } from "./represent-installation.ts";

/** What the app may ask about itself and the accounts it is installed on. */
export const installationEndpoints: readonly Endpoint[] = [
  {
    operation: "GET /app",
    caller: "app",
    run: ({ site }) => ok({ ...representApp(site), installations_count: site.state.installations.length }),
  },
  {
    operation: "GET /app/installations",
    caller: "app",
    run: (call) => list(call, call.site.state.installations, (one) => representInstallation(call.site, one)),
  },
  {
    operation: "GET /app/installations/{installation_id}",
    caller: "app",
    run: (call) => ok(representInstallation(call.site, requestedInstallation(call))),
  },
  {
    operation: "GET /orgs/{org}/installation",
    caller: "app",
    run: (call) => installationOn(call, accountNamed(call, "org")),
  },
  {
    operation: "GET /users/{username}/installation",
    caller: "app",
    run: (call) => installationOn(call, accountNamed(call, "username")),
  },
  {
    operation: "GET /repos/{owner}/{repo}/installation",
    permission: "app",
    run(call) {
      const installation = call.site.state.installations.find((one) => holds(one, call.repository));
      if (installation === undefined) throw notFound();
      return ok(representInstallation(call.site, installation));
    },
  },
  { operation: "GET /installation/repositories", caller: "installation", run: listRepositories },
];

export function requestedInstallation(call: Call): Installation {
  const id = Number(call.param("installation_id"));
  const installation = call.site.state.installations.find((candidate) => candidate.id === id);
  if (installation === undefined) throw notFound();
  return installation;
}

function installationOn(call: Call, account: Account): Reply {
  const installation = call.site.state.installations.find((candidate) => candidate.accountId === account.id);
  if (installation === undefined) throw notFound();
  return ok(representInstallation(call.site, installation));
}

function listRepositories(call: Call): Reply {
  const { caller, site } = call;
  if (caller.kind !== "installation") throw notFound();
  const { repositories: narrowed } = caller;
  const visible = heldRepositories(site, caller.installation).filter(
    (repository) => narrowed === "all" || narrowed.includes(repository.id),
  );
  const page = paginate(call, visible);
  const body: JsonObject = {
    total_count: visible.length,
    repository_selection: caller.installation.repositories === "all" ? "all" : "selected",
    repositories: page.items.map((repository) => representRepository(site, repository)),
  };
  return { ...ok(body), headers: page.headers };
}
