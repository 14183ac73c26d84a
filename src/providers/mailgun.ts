import { contextual, near, oneOf, run, token } from "../detection/form.ts";
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
      verify: {
        method: "GET",
        url: "https://api.mailgun.net/v3/domains",
        auth: "HTTP Basic api : {token}",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "mailgun-api-key-hex",
      title: "Mailgun API or signing key",
      severity: "high",
      form: contextual(
        ["mailgun"],
        oneOf([run("lowerAlnum", 32), "-", run("lowerAlnum", 8), "-", run("lowerAlnum", 8)], run("alnum", 72)),
      ),
      envVars: ["MAILGUN_API_KEY"],
      verify: {
        method: "GET",
        url: "https://api.mailgun.net/v3/domains",
        auth: "HTTP Basic api : {token}",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "mailgun-public-key",
      title: "Mailgun public validation key",
      severity: "low",
      form: token("pubkey-", run("lowerAlnum", 32)),
      envVars: ["MAILGUN_PUBLIC_KEY"],
      use: "publishable",
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
