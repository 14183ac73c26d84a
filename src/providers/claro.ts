import { near, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const claro = {
  name: "Claro (Bayt)",
  rules: [
    {
      id: "claro-bayt-api-key",
      title: "Claro (Bayt) API key",
      severity: "high",
      // The prefixes are Stripe's as well. The documentation says 42 characters, its own example has 46.
      form: near(["baytos", "bayt_api_key", "claro"], token(oneOf("sk_live_", "sk_test_"), run("alnum", 42, 46))),
      envVars: ["BAYT_API_KEY"],
      verify: probe("https://api.baytos.ai/v1/prompts"),
    },
  ],
  runbook: {
    console: "https://claro.baytos.ai",
    replace: [
      "As an owner or admin of the workspace, create a key with a name that says where it runs, such as production-web-app.",
      "Deploy it to staging, test, deploy it to production, and watch for errors.",
    ],
    revoke: [
      "Delete the leaked key in the dashboard as soon as the new one is live. A deleted key cannot be restored.",
    ],
    audit: [
      "Compare the key's requests with its usual volume: more than twice the average, or more than 5 % errors, is suspicious.",
      "Tell the workspace's owners and admins what happened and when.",
    ],
  },
  references: ["https://docs.baytos.ai/api-reference/authentication"],
} as const satisfies Provider;
