import { near, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const deepseek = {
  name: "DeepSeek",
  rules: [
    {
      id: "deepseek-api-key",
      title: "DeepSeek API key",
      severity: "high",
      form: near(["deepseek"], token("sk-", run("hex", 32, 64))),
      envVars: ["DEEPSEEK_API_KEY"],
      verify: probe("https://api.deepseek.com/user/balance"),
    },
  ],
  runbook: {
    console: "https://platform.deepseek.com/api_keys",
    replace: [
      "Create a new API key, named after the service that uses it, and put it into your secret store.",
      "Deploy every service that used the old one.",
    ],
    revoke: ["On the same page, delete the old key."],
    audit: [
      "On the usage page, look for models, times or volumes you do not know since the commit's date, and check the bill.",
    ],
  },
  references: ["https://api-docs.deepseek.com/"],
} as const satisfies Provider;
