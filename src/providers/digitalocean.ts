import { run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const digitalocean = {
  name: "DigitalOcean",
  rules: [
    {
      id: "digitalocean-pat",
      title: "DigitalOcean personal access token",
      severity: "critical",
      form: token("dop_v1_", run("hex", 64)),
      envVars: ["DIGITALOCEAN_ACCESS_TOKEN", "DIGITALOCEAN_TOKEN", "DO_TOKEN"],
    },
    {
      id: "digitalocean-oauth-token",
      title: "DigitalOcean OAuth token",
      severity: "critical",
      form: token("doo_v1_", run("hex", 64)),
      envVars: ["DIGITALOCEAN_ACCESS_TOKEN"],
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
