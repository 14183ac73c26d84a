import { contextual, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const bitwarden = {
  name: "Bitwarden",
  rules: [
    {
      id: "bitwarden-client-secret",
      title: "Bitwarden API key client secret",
      severity: "critical",
      form: contextual(["bitwarden", "bw clientsecret", "bw client secret"], run("alnum", 30)),
      envVars: ["BW_CLIENTSECRET"],
      verify: {
        method: "POST",
        url: "https://identity.bitwarden.com/connect/token",
        auth: "the form of client credentials, {token} as client_secret, scope api",
        live: [200],
        dead: [400],
      },
    },
  ],
  runbook: {
    console: "https://vault.bitwarden.com/#/settings/security/security-keys",
    replace: [
      "Rotate the API key on the account's Security page (an organization's on its settings page): there is one at a time, so deploy the new one at once.",
    ],
    revoke: ["The rotation revoked the old key."],
    audit: [
      "In the organization's event log, look for logins and exports since the commit's date.",
      "The key alone does not decrypt a vault: if the master password stood beside it, change that too and rotate every item.",
    ],
  },
  references: ["https://vault.bitwarden.com/#/settings/security/security-keys"],
} as const satisfies Provider;
