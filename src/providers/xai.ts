import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const xai = {
  name: "xAI",
  rules: [
    {
      id: "xai-api-key",
      title: "xAI API key",
      severity: "high",
      form: token("xai-", run("alnum", 70, 120)),
      envVars: ["XAI_API_KEY", "GROK_API_KEY"],
      verify: probe("https://api.x.ai/v1/api-key", { dead: [400, 401] }),
    },
    {
      id: "xai-management-key",
      title: "xAI management key",
      severity: "high",
      form: token("xai-token-", run("alnum", 80)),
      envVars: ["XAI_MANAGEMENT_KEY"],
      verify: probe("https://management-api.x.ai/auth/teams/{team_id}/api-keys", { live: [200, 403] }),
    },
  ],
  runbook: {
    console: "https://console.x.ai",
    replace: ["Create a new key limited to the models and endpoints it needs, and deploy it."],
    revoke: ["In the console's API keys, delete the old key."],
    audit: [
      "In the console's usage, look for requests you do not know; a management key could also create other keys: list them.",
    ],
  },
  references: ["https://docs.x.ai/docs/overview"],
} as const satisfies Provider;
