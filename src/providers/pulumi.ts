import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const pulumi = {
  name: "Pulumi",
  rules: [
    {
      id: "pulumi-token",
      title: "Pulumi access token",
      severity: "critical",
      form: token("pul-", run("lowerAlnum", 40)),
      envVars: ["PULUMI_ACCESS_TOKEN"],
      verify: probe("https://api.pulumi.com/api/user", { auth: "Authorization: token {token}" }),
    },
  ],
  runbook: {
    console: "https://app.pulumi.com/account/tokens",
    replace: ["Create a new token (for a team, an organization's or team's token with an expiry date) and deploy it."],
    revoke: ["In the same list, delete the old token."],
    audit: [
      "In the audit log, look for stacks read or updated with the token: a stack's secrets and state may have leaked.",
    ],
  },
  references: ["https://app.pulumi.com/account/tokens"],
} as const satisfies Provider;
