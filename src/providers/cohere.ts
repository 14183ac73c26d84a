import { contextual, run } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const cohere = {
  name: "Cohere",
  rules: [
    {
      id: "cohere-api-key",
      title: "Cohere API key",
      severity: "high",
      form: contextual(["cohere", "co api key"], run("alnum", 40)),
      envVars: ["CO_API_KEY", "COHERE_API_KEY"],
      verify: probe("https://api.cohere.com/v1/models"),
    },
  ],
  runbook: {
    console: "https://dashboard.cohere.com/api-keys",
    replace: [
      "Create a new API key, named after the service that uses it, and put it into your secret store.",
      "Deploy every service that used the old one.",
    ],
    revoke: ["On the same page, delete the old key."],
    audit: [
      "On the usage page, look for models, times or volumes you do not know since the commit's date, and check the bill.",
    ],
  },
  references: ["https://dashboard.cohere.com/api-keys"],
} as const satisfies Provider;
