import { oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const square = {
  name: "Square",
  rules: [
    {
      id: "square-access-token",
      title: "Square access token",
      severity: "critical",
      // Facebook's begin EAA as well, and are longer.
      form: token("EAAA", run("base64url", 60)),
      envVars: ["SQUARE_ACCESS_TOKEN"],
      verify: {
        method: "GET",
        url: "https://connect.squareup.com/v2/locations",
        auth: "Authorization: Bearer {token}",
        live: [200, 403],
        dead: [401],
      },
      revoke: {
        method: "POST",
        url: "https://connect.squareup.com/oauth2/revoke",
        auth: "Authorization: Client {application secret}, body client_id and access_token",
      },
    },
    {
      id: "square-access-token-legacy",
      title: "Square access token (old form)",
      severity: "critical",
      form: token("sq0atp-", run("base64url", 22, 60)),
      envVars: ["SQUARE_ACCESS_TOKEN"],
      verify: {
        method: "GET",
        url: "https://connect.squareup.com/v2/locations",
        auth: "Authorization: Bearer {token}",
        live: [200, 403],
        dead: [401],
      },
    },
    {
      id: "square-application-secret",
      title: "Square OAuth application secret",
      severity: "critical",
      form: token(oneOf("sq0csp-", "sandbox-sq0csb-"), run("base64url", 43)),
      envVars: ["SQUARE_APPLICATION_SECRET"],
    },
  ],
  runbook: {
    console: "https://developer.squareup.com/apps",
    replace: [
      "Open the application's Credentials page and replace the access token, or renew the application secret on its OAuth page.",
      "Deploy the new one to every service.",
    ],
    revoke: ["Replacing revokes the old credential; an OAuth token is revoked by POST /oauth2/revoke."],
    audit: [
      "In the application's API logs and the Square Dashboard, look for payments, refunds and payouts you do not know.",
    ],
  },
  references: ["https://developer.squareup.com/docs/build-basics/access-tokens"],
} as const satisfies Provider;
