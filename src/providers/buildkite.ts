import { oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const buildkite = {
  name: "Buildkite",
  rules: [
    {
      id: "buildkite-user-token",
      title: "Buildkite API access token",
      severity: "critical",
      form: token("bkua_", oneOf(run("alnum", 53), run("hex", 40))),
      envVars: ["BUILDKITE_API_TOKEN", "BUILDKITE_TOKEN"],
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
