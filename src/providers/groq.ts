import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const groq = {
  name: "Groq",
  rules: [
    {
      id: "groq-api-key",
      title: "Groq API key",
      severity: "high",
      form: token("gsk_", run("alnum", 50, 56)),
      envVars: ["GROQ_API_KEY"],
      verify: probe("https://api.groq.com/openai/v1/models"),
    },
  ],
  runbook: {
    console: "https://console.groq.com/keys",
    replace: [
      "Create a new API key, named after the service that uses it, and put it into your secret store.",
      "Deploy every service that used the old one.",
    ],
    revoke: ["On the same page, delete the old key."],
    audit: [
      "On the usage page, look for models, times or volumes you do not know since the commit's date, and check the bill.",
    ],
  },
  references: ["https://console.groq.com/docs/quickstart"],
} as const satisfies Provider;
