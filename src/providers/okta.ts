import { contextual, oneOf, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const okta = {
  name: "Okta",
  rules: [
    {
      id: "okta-api-token",
      title: "Okta API token",
      severity: "critical",
      form: contextual(["okta", "ssws"], "00", run("base64url", 40)),
      envVars: ["OKTA_API_TOKEN", "OKTA_TOKEN"],
    },
    {
      id: "okta-client-secret",
      title: "Okta client secret",
      severity: "high",
      form: contextual(["okta"], oneOf(run("base64url", 64), run("base64url", 40))),
      envVars: ["OKTA_CLIENT_SECRET"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Create a token as a service account with the smallest administrator role that works, limited to your network zone; better, use an OAuth service app with scopes and a private key.",
      "An application can have two secrets: add the second one, deploy it, then deactivate the first.",
    ],
    revoke: [
      "In the admin console under Security, API, Tokens, revoke the old token. Deactivate and delete the old client secret in the application's settings.",
    ],
    audit: [
      "In the System Log, filter by the token's or client's id since the commit's date, and look for addresses you do not know.",
      "An API token can do what its owner may: look for new administrators, changed factors, policies and identity providers.",
    ],
  },
  references: ["https://developer.okta.com/docs/guides/create-an-api-token/"],
} as const satisfies Provider;
