import { contextual, jwt, near, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const auth0 = {
  name: "Auth0",
  rules: [
    {
      id: "auth0-client-secret",
      title: "Auth0 application client secret",
      severity: "high",
      form: contextual(["auth0"], run("base64url", 64)),
      envVars: ["AUTH0_CLIENT_SECRET"],
    },
    {
      id: "auth0-management-token",
      title: "Auth0 Management API token",
      severity: "high",
      form: near(["auth0"], jwt()),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://manage.auth0.com/dashboard",
    replace: [
      "Rotate the secret in the application's settings. The old one ends at once, so have the deployment ready, or move to private key JWT first.",
      "Do not store Management API tokens: let the job fetch one with its own client credentials and few scopes.",
    ],
    revoke: [
      "Rotation is the revocation of a secret. A Management API token cannot be revoked: it ends with its expiry, or when the signing key is rotated and revoked.",
    ],
    audit: [
      "In the tenant's logs, look for client credentials exchanges (seccft) and API operations (sapi) since the commit's date from addresses you do not know.",
      "If the application may use the Management API, look for changed users, rules, actions and connections.",
    ],
  },
  references: ["https://auth0.com/docs/get-started/applications/rotate-client-secret"],
} as const satisfies Provider;
