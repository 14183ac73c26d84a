import { contextual, oneOf, run, token } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://api.buildkite.com/v2/access-token");

const revoke: ApiCall = {
  method: "DELETE",
  url: "https://api.buildkite.com/v2/access-token",
  auth: "Authorization: Bearer {token}",
};

export const buildkite = {
  name: "Buildkite",
  rules: [
    {
      id: "buildkite-user-token",
      title: "Buildkite API access token",
      severity: "critical",
      form: token("bkua_", run("alnum", 40, 54)),
      envVars: ["BUILDKITE_API_TOKEN", "BUILDKITE_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "buildkite-agent-token",
      title: "Buildkite agent, job, cluster or package token",
      severity: "high",
      form: token(oneOf("bkaa_", "bkaj_", "bkar_", "bkct_", "bkpt_", "bkpat_", "bkps_"), run("base64url", 40, 340)),
      envVars: ["BUILDKITE_AGENT_TOKEN"],
    },
    {
      id: "buildkite-token-legacy",
      title: "Buildkite API access token (old form)",
      severity: "critical",
      form: contextual(["buildkite"], run("hex", 40)),
      envVars: ["BUILDKITE_API_TOKEN"],
      verify,
      revoke,
    },
  ],
  runbook: {
    console: "https://buildkite.com/user/api-access-tokens",
    replace: ["Create a new token with the smallest scopes and an address restriction, and deploy it."],
    revoke: ["In the same list, revoke the old token."],
    audit: ["In the organization's audit log, look for builds, pipelines and agents you do not know."],
  },
  references: ["https://buildkite.com/user/api-access-tokens"],
} as const satisfies Provider;
