import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const planetscale = {
  name: "PlanetScale",
  rules: [
    {
      id: "planetscale-api-token",
      title: "PlanetScale service token",
      severity: "critical",
      form: token("pscale_tkn_", run("loose", 32, 64)),
      envVars: ["PLANETSCALE_SERVICE_TOKEN"],
      verify: probe("https://api.planetscale.com/v1/organizations", { auth: "Authorization: {id}:{token}" }),
    },
    {
      id: "planetscale-oauth-token",
      title: "PlanetScale OAuth token",
      severity: "critical",
      form: token("pscale_oauth_", run("loose", 32, 64)),
      envVars: [],
      verify: probe("https://api.planetscale.com/v1/user"),
    },
    {
      id: "planetscale-password",
      title: "PlanetScale database password",
      severity: "critical",
      form: token("pscale_pw_", run("loose", 32, 64)),
      envVars: ["DATABASE_PASSWORD"],
    },
  ],
  runbook: {
    console: "https://app.planetscale.com",
    replace: ["Create a new password for the branch, or a new service token with the least access, and deploy it."],
    revoke: ["Delete the old password in the branch's settings, or the old service token in the organization's."],
    audit: [
      "In the audit log and in Insights, look for queries, branches and backups you do not know since the commit's date.",
    ],
  },
  references: ["https://app.planetscale.com"],
} as const satisfies Provider;
