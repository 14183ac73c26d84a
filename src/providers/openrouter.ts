import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const openrouter = {
  name: "OpenRouter",
  rules: [
    {
      id: "openrouter-api-key",
      title: "OpenRouter API key",
      severity: "high",
      form: token("sk-or-v1-", run("hex", 64)),
      envVars: ["OPENROUTER_API_KEY"],
      verify: probe("https://openrouter.ai/api/v1/key"),
    },
  ],
  runbook: {
    console: "https://openrouter.ai/settings/keys",
    replace: [
      "Create a new API key, named after the service that uses it, and put it into your secret store.",
      "Deploy every service that used the old one.",
    ],
    revoke: ["On the same page, delete the old key."],
    audit: [
      "On the usage page, look for models, times or volumes you do not know since the commit's date, and check the bill.",
    ],
  },
  references: ["https://openrouter.ai/docs/api-reference/authentication"],
} as const satisfies Provider;
