import { oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const tailscale = {
  name: "Tailscale",
  rules: [
    {
      id: "tailscale-key",
      title: "Tailscale key",
      severity: "critical",
      form: token(
        oneOf("tskey-api-", "tskey-auth-", "tskey-client-", "tskey-scim-", "tskey-webhook-"),
        run("alnum", 6, 30),
        "-",
        run("alnum", 18, 80),
      ),
      envVars: ["TAILSCALE_API_KEY", "TS_AUTHKEY", "TS_API_KEY"],
      verify: {
        method: "POST",
        url: "https://api.tailscale.com/api/v2/secret-scanning/verify",
        auth: "form key={token}",
        live: [204, 200],
        dead: [401],
      },
      revoke: {
        method: "DELETE",
        url: "https://api.tailscale.com/api/v2/tailnet/-/keys/{key id}",
        auth: "HTTP Basic, {token} as user name, empty password",
      },
    },
  ],
  runbook: {
    console: "https://login.tailscale.com/admin/settings/keys",
    replace: [
      "Generate a key of the same kind. Make auth keys single-use, tagged and short-lived; prefer an OAuth client with scopes to an API key.",
      "Put it into the secret store and deploy.",
    ],
    revoke: [
      "Revoke the old key on the same page. Devices that already joined with an auth key stay: remove those you do not know.",
    ],
    audit: [
      "On the Machines page, look for devices that joined since the commit's date.",
      "In the configuration audit log, look for changes of the access policy, DNS, routes and users.",
    ],
  },
  references: ["https://tailscale.com/kb/1101/api", "https://tailscale.com/kb/1085/auth-keys"],
} as const satisfies Provider;
