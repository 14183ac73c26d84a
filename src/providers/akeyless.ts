import { contextual, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const akeyless = {
  name: "Akeyless",
  rules: [
    {
      id: "akeyless-access-key",
      title: "Akeyless access key",
      severity: "critical",
      form: contextual(["akeyless"], run("base64", 43), "="),
      envVars: ["AKEYLESS_ACCESS_KEY"],
      verify: {
        method: "POST",
        url: "https://api.akeyless.io/auth",
        auth: "a JSON body, {id} as access-id, {token} as access-key",
        live: [200],
        dead: [401],
      },
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Reset the access key of the authentication method, or create a second method with the same roles, and deploy id and key. Better: an authentication method of the platform that the job runs on, without a key.",
    ],
    revoke: ["The reset revoked the old key; else delete the old authentication method."],
    audit: ["In the audit log, list the items that this access id read since the commit's date, and rotate them."],
  },
  references: [],
} as const satisfies Provider;
