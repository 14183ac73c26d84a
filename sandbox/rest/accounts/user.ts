import { representInstallation } from "../apps/represent-installation.ts";
import { author, type Call, type Endpoint, ok, type Reply } from "../endpoint.ts";
import { list, paginate } from "../pagination.ts";
import { accountNamed } from "./find-account.ts";
import { fullAccount, organisation } from "./represent-account.ts";

export const userEndpoints: readonly Endpoint[] = [
  { operation: "GET /user", caller: "user", run: (call) => ok(fullAccount(call.site, author(call))) },
  { operation: "GET /user/orgs", caller: "user", run: listOrganisations },
  { operation: "GET /user/installations", caller: "user", run: listInstallations },
  {
    operation: "GET /users/{username}",
    caller: "anyone",
    run: (call) => ok(fullAccount(call.site, accountNamed(call, "username"))),
  },
  { operation: "GET /rate_limit", caller: "anyone", run: () => ok(rateLimit()) },
];

function listOrganisations(call: Call): Reply {
  const organisations = call.site.state.accounts.filter((account) => account.type === "Organization");
  return list(call, organisations, (account) => organisation(call.site, account));
}

function listInstallations(call: Call): Reply {
  const { installations } = call.site.state;
  const page = paginate(call, installations);
  return {
    ...ok({
      total_count: installations.length,
      installations: page.items.map((one) => representInstallation(call.site, one)),
    }),
    headers: page.headers,
  };
}

/** Nothing is counted: only bad weather makes limits. */
function rateLimit() {
  const hourSeconds = 3600;
  const reset = (Math.floor(Date.now() / 1000 / hourSeconds) + 1) * hourSeconds;
  const full = { limit: 5000, used: 0, remaining: 5000, reset };
  return { resources: { core: full, search: full, graphql: full }, rate: full };
}
