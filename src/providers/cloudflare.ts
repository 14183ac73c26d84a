import { assigned, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const cloudflare = {
  name: "Cloudflare",
  rules: [
    {
      id: "cloudflare-user-token",
      title: "Cloudflare user API token",
      severity: "critical",
      form: token("cfut_", run("base64url", 40), run("hex", 8)),
      envVars: ["CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"],
    },
    {
      id: "cloudflare-account-token",
      title: "Cloudflare account API token",
      severity: "critical",
      form: token("cfat_", run("base64url", 40), run("hex", 8)),
      envVars: ["CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"],
    },
    {
      id: "cloudflare-global-key",
      title: "Cloudflare global API key",
      severity: "critical",
      form: token("cfk_", run("base64url", 40), run("hex", 8)),
      envVars: ["CLOUDFLARE_API_KEY", "CF_API_KEY"],
    },
    {
      id: "cloudflare-token-legacy",
      title: "Cloudflare API token (old form)",
      severity: "critical",
      form: assigned(["cloudflare api token", "cf api token", "cloudflare token"], run("base64url", 40)),
      envVars: ["CLOUDFLARE_API_TOKEN", "CF_API_TOKEN"],
    },
    {
      id: "cloudflare-global-key-legacy",
      title: "Cloudflare global API key (old form)",
      severity: "critical",
      form: assigned(["cloudflare api key", "cf api key", "x auth key", "cloudflare global api key"], run("hex", 37)),
      envVars: ["CLOUDFLARE_API_KEY", "CF_API_KEY"],
    },
    {
      id: "cloudflare-origin-ca-key",
      title: "Cloudflare Origin CA key",
      severity: "high",
      form: token("v1.0-", run("hex", 24), "-", run("hex", 146)),
      envVars: ["CLOUDFLARE_API_USER_SERVICE_KEY"],
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
