import { contextual, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const airtable = {
  name: "Airtable",
  rules: [
    {
      id: "airtable-pat",
      title: "Airtable personal access token",
      severity: "high",
      form: token("pat", run("alnum", 14), ".", run("hex", 64)),
      envVars: ["AIRTABLE_API_KEY", "AIRTABLE_TOKEN"],
      verify: {
        method: "GET",
        url: "https://api.airtable.com/v0/meta/whoami",
        auth: "Authorization: Bearer {token}",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "airtable-api-key-legacy",
      title: "Airtable API key (switched off in 2024)",
      severity: "low",
      form: contextual(["airtable"], "key", run("alnum", 14)),
      envVars: ["AIRTABLE_API_KEY"],
    },
    {
      id: "airtable-oauth-token",
      title: "Airtable OAuth access token",
      severity: "high",
      form: token("oaa", run("alnum", 8, 40), ".v1.", run("base64url", 20, 600), ".", run("hex", 32, 128)),
      envVars: ["AIRTABLE_ACCESS_TOKEN"],
      verify: {
        method: "GET",
        url: "https://api.airtable.com/v0/meta/whoami",
        auth: "Authorization: Bearer {token}",
        live: [200],
        dead: [401],
      },
    },
  ],
  runbook: {
    console: "https://airtable.com/create/tokens",
    replace: ["Create a token for just the bases and scopes it needs, and deploy it."],
    revoke: ["In the same list, delete the old token."],
    audit: ["Look through the revision history of the bases it could change, and the audit log on enterprise plans."],
  },
  references: ["https://airtable.com/developers/web/guides/personal-access-tokens"],
} as const satisfies Provider;
