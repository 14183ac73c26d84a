import { assigned, near, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const mailgun = {
  name: "Mailgun",
  rules: [
    {
      id: "mailgun-api-key",
      title: "Mailgun private API key",
      severity: "high",
      form: near(["mailgun"], token("key-", run("lowerAlnum", 32))),
      envVars: ["MAILGUN_API_KEY"],
    },
    {
      id: "mailgun-api-key-hex",
      title: "Mailgun API or signing key",
      severity: "high",
      form: assigned(["mailgun"], run("hex", 32), "-", run("hex", 8), "-", run("hex", 8)),
      envVars: ["MAILGUN_API_KEY"],
    },
  ],
  runbook: {
    console: "https://app.mailgun.com/settings/api_security",
    replace: [
      "Create a new API key with the smallest role; for one domain, use a sending key.",
      "Put it into your secret store and deploy every service that used the old one.",
    ],
    revoke: ["On the API security page, delete the old key."],
    audit: ["In the sending logs, look for mail you did not send, and for new routes, webhooks and SMTP users."],
  },
  references: [],
} as const satisfies Provider;
