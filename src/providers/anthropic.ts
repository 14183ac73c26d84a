import { oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const anthropic = {
  name: "Anthropic",
  rules: [
    {
      id: "anthropic-api-key",
      title: "Anthropic (Claude) API key",
      severity: "high",
      form: token("sk-ant-api03-", run("base64url", 93), "AA"),
      envVars: ["ANTHROPIC_API_KEY", "CLAUDE_API_KEY"],
      verify: probe("https://api.anthropic.com/v1/models", {
        auth: "x-api-key: {token}, anthropic-version: 2023-06-01",
      }),
      revoke: {
        method: "POST",
        url: "https://api.anthropic.com/v1/organizations/api_keys/{api_key_id}",
        auth: "x-api-key: {admin key}, anthropic-version: 2023-06-01; the body sets status to inactive",
      },
    },
    {
      id: "anthropic-admin-key",
      title: "Anthropic admin API key",
      severity: "critical",
      form: token("sk-ant-admin01-", run("base64url", 93), "AA"),
      envVars: ["ANTHROPIC_ADMIN_KEY"],
      verify: probe("https://api.anthropic.com/v1/organizations/me", {
        auth: "x-api-key: {token}, anthropic-version: 2023-06-01",
      }),
    },
    {
      id: "anthropic-oauth-token",
      title: "Anthropic OAuth token",
      severity: "high",
      form: token(oneOf("sk-ant-oat01-", "sk-ant-ort01-"), run("base64url", 80, 140)),
      envVars: ["CLAUDE_CODE_OAUTH_TOKEN", "ANTHROPIC_AUTH_TOKEN"],
    },
    {
      id: "anthropic-session-id",
      title: "Claude web session",
      severity: "high",
      form: token("sk-ant-sid01-", run("base64url", 80, 160)),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://console.anthropic.com/settings/keys",
    replace: [
      "In the Console, open API keys and create a key in the same workspace, named after the service that uses it.",
      "Put the new key into your secret store and deploy every service that used the old one.",
    ],
    revoke: [
      "In the Console, open the old key's menu and disable it; watch for failing calls.",
      "Delete the old key. A leaked OAuth token or session ends when its owner signs out everywhere.",
    ],
    audit: [
      "In the Console, open Usage and Cost, filter by the old key, and look for models, times or volumes you do not know.",
      "Check the workspace's members and keys for ones nobody remembers creating.",
    ],
  },
  references: ["https://docs.anthropic.com/en/api/overview", "https://docs.anthropic.com/en/api/administration-api"],
} as const satisfies Provider;
