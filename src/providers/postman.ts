import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const postman = {
  name: "Postman",
  rules: [
    {
      id: "postman-api-key",
      title: "Postman API key",
      severity: "high",
      form: token("PMAK-", run("alnum", 24), "-", run("alnum", 34)),
      envVars: ["POSTMAN_API_KEY"],
      verify: probe("https://api.getpostman.com/me", { auth: "X-Api-Key: {token}" }),
    },
    {
      id: "postman-collection-key",
      title: "Postman collection access key",
      severity: "medium",
      form: token("PMAT-", run("alnum", 26)),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://go.postman.co/settings/me/api-keys",
    replace: ["Generate a new API key and deploy it."],
    revoke: ["In the same list, delete the old key."],
    audit: [
      "In the team's audit log, look for exports since the commit's date.",
      "Collections and environments often hold other credentials: rotate those the key could read.",
    ],
  },
  references: ["https://go.postman.co/settings/me/api-keys"],
} as const satisfies Provider;
