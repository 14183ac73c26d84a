import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const perplexity = {
  name: "Perplexity",
  rules: [
    {
      id: "perplexity-api-key",
      title: "Perplexity API key",
      severity: "high",
      form: token("pplx-", run("alnum", 46, 52)),
      envVars: ["PERPLEXITY_API_KEY", "PPLX_API_KEY"],
      verify: probe("https://api.perplexity.ai/async/chat/completions"),
    },
  ],
  runbook: {
    console: "https://www.perplexity.ai/settings/api",
    replace: [
      "Create a new API key, named after the service that uses it, and put it into your secret store.",
      "Deploy every service that used the old one.",
    ],
    revoke: ["On the same page, delete the old key."],
    audit: [
      "On the usage page, look for models, times or volumes you do not know since the commit's date, and check the bill.",
    ],
  },
  references: ["https://docs.perplexity.ai/"],
} as const satisfies Provider;
