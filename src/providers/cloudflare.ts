import { contextual, run, token } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verifyToken = probe("https://api.cloudflare.com/client/v4/user/tokens/verify");

/** The verifying call tells the id. Takes the right to edit API tokens. */
const revokeToken: ApiCall = {
  method: "DELETE",
  url: "https://api.cloudflare.com/client/v4/user/tokens/{id}",
  auth: "Authorization: Bearer {token}",
};

const verifyGlobalKey = probe("https://api.cloudflare.com/client/v4/user", {
  auth: "X-Auth-Email and X-Auth-Key",
  dead: [400, 403],
});

export const cloudflare = {
  name: "Cloudflare",
  rules: [
    {
      id: "cloudflare-user-token",
      title: "Cloudflare user API token",
      severity: "critical",
      form: token("cfut_", run("base64url", 40), run("hex", 8)),
      envVars: ["CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"],
      verify: verifyToken,
      revoke: revokeToken,
    },
    {
      id: "cloudflare-account-token",
      title: "Cloudflare account API token",
      severity: "critical",
      form: token("cfat_", run("base64url", 40), run("hex", 8)),
      envVars: ["CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"],
      verify: probe("https://api.cloudflare.com/client/v4/accounts/{account}/tokens/verify", { dead: [401, 403] }),
      revoke: {
        method: "DELETE",
        url: "https://api.cloudflare.com/client/v4/accounts/{account}/tokens/{id}",
        auth: "Authorization: Bearer {token}",
      },
    },
    {
      id: "cloudflare-global-key",
      title: "Cloudflare global API key",
      severity: "critical",
      form: token("cfk_", run("base64url", 40), run("hex", 8)),
      envVars: ["CLOUDFLARE_API_KEY", "CF_API_KEY"],
      verify: verifyGlobalKey,
    },
    {
      id: "cloudflare-token-legacy",
      title: "Cloudflare API token (old form)",
      severity: "critical",
      form: contextual(["cloudflare", "cf api token", "cf token"], run("base64url", 40)),
      envVars: ["CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"],
      verify: verifyToken,
      revoke: revokeToken,
    },
    {
      id: "cloudflare-global-key-legacy",
      title: "Cloudflare global API key (old form)",
      severity: "critical",
      form: contextual(["cloudflare", "cf api key", "x auth key"], run("hex", 37)),
      envVars: ["CLOUDFLARE_API_KEY", "CF_API_KEY"],
      verify: verifyGlobalKey,
    },
    {
      id: "cloudflare-origin-ca-key",
      title: "Cloudflare Origin CA key",
      severity: "high",
      form: token("v1.0-", run("hex", 24), "-", run("hex", 146)),
      envVars: ["CLOUDFLARE_API_USER_SERVICE_KEY"],
      verify: probe("https://api.cloudflare.com/client/v4/certificates?per_page=1", {
        auth: "X-Auth-User-Service-Key: {token}",
        live: [200, 400],
        dead: [401, 403],
      }),
    },
    {
      id: "turnstile-secret",
      title: "Cloudflare Turnstile secret key",
      severity: "medium",
      // Site keys begin alike, are ten characters shorter, and stand in web pages.
      form: token("0x4AAAAAAA", run("base64url", 22, 28)),
      envVars: ["TURNSTILE_SECRET_KEY"],
    },
  ],
  runbook: {
    console: "https://dash.cloudflare.com/profile/api-tokens",
    replace: [
      "Create an API token for just the zones and permissions needed, with an address filter if you can. Do not go on using the global key.",
      "Put it into your secret store and deploy.",
    ],
    revoke: ["Roll or delete the old token; change the global key on the same page."],
    audit: [
      "In the audit log, look for changed DNS records, page rules, workers, tunnels and members since the commit's date.",
    ],
  },
  references: ["https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/"],
} as const satisfies Provider;
