import { contextual, run, token } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://api.digitalocean.com/v2/account", { live: [200, 403] });

const revoke: ApiCall = {
  method: "POST",
  url: "https://cloud.digitalocean.com/v1/oauth/revoke",
  auth: "Authorization: Bearer {token}; the form token={token} names it",
};

export const digitalocean = {
  name: "DigitalOcean",
  rules: [
    {
      id: "digitalocean-pat",
      title: "DigitalOcean personal access token",
      severity: "critical",
      form: token("dop_v1_", run("hex", 64)),
      envVars: ["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_TOKEN", "DO_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "digitalocean-oauth-token",
      title: "DigitalOcean OAuth token",
      severity: "critical",
      form: token("doo_v1_", run("hex", 64)),
      envVars: ["DIGITALOCEAN_ACCESS_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "digitalocean-refresh-token",
      title: "DigitalOcean refresh token",
      severity: "high",
      form: token("dor_v1_", run("hex", 64)),
      envVars: [],
    },
    {
      id: "digitalocean-spaces-key",
      title: "DigitalOcean Spaces access key",
      severity: "high",
      form: token("DO00", run("upperAlnum", 16)),
      envVars: ["SPACES_ACCESS_KEY_ID"],
    },
    {
      id: "digitalocean-spaces-secret",
      title: "DigitalOcean Spaces secret key",
      severity: "high",
      form: contextual(["digitalocean", "digital ocean", "spaces secret", "spaces key", "do00"], run("base64", 43)),
      envVars: ["SPACES_SECRET_ACCESS_KEY"],
      partners: ["digitalocean-spaces-key"],
    },
  ],
  runbook: {
    console: "https://cloud.digitalocean.com/account/api/tokens",
    replace: [
      "Generate a token with custom scopes and an expiry date, and put it into your secret store.",
      "Deploy every service that used the old one.",
    ],
    revoke: ["On the Tokens page, delete the old token."],
    audit: [
      "In the account's security history, look for droplets, SSH keys, snapshots and domains you do not know, and check the bill.",
    ],
  },
  references: ["https://docs.digitalocean.com/reference/api/create-personal-access-token/"],
} as const satisfies Provider;
