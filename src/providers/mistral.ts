import { contextual, run } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const mistral = {
  name: "Mistral AI",
  rules: [
    {
      id: "mistral-api-key",
      title: "Mistral AI API key",
      severity: "high",
      form: contextual(["mistral"], run("alnum", 32)),
      envVars: ["MISTRAL_API_KEY"],
      verify: probe("https://api.mistral.ai/v1/models"),
    },
  ],
  runbook: {
    console: "https://console.mistral.ai/api-keys",
    replace: [
      "Create a new API key, named after the service that uses it, and put it into your secret store.",
      "Deploy every service that used the old one.",
    ],
    revoke: ["On the same page, delete the old key."],
    audit: [
      "On the usage page, look for models, times or volumes you do not know since the commit's date, and check the bill.",
    ],
  },
  references: ["https://console.mistral.ai/api-keys"],
} as const satisfies Provider;
