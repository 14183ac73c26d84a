import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const replicate = {
  name: "Replicate",
  rules: [
    {
      id: "replicate-api-token",
      title: "Replicate API token",
      severity: "high",
      form: token("r8_", run("base64url", 37)),
      envVars: ["REPLICATE_API_TOKEN"],
      verify: probe("https://api.replicate.com/v1/account"),
    },
  ],
  runbook: {
    console: "https://replicate.com/account/api-tokens",
    replace: [
      "Create a new API token, named after the service that uses it, and put it into your secret store.",
      "Deploy every service that used the old one.",
    ],
    revoke: ["On the same page, delete the old token."],
    audit: [
      "On the usage page, look for models, times or volumes you do not know since the commit's date, and check the bill.",
    ],
  },
  references: ["https://replicate.com/docs/topics/security/api-tokens"],
} as const satisfies Provider;
