import { run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const sendgrid = {
  name: "Twilio SendGrid",
  rules: [
    {
      id: "sendgrid-api-key",
      title: "SendGrid API key",
      severity: "high",
      form: token("SG.", run("base64url", 22), ".", run("base64url", 43)),
      envVars: ["SENDGRID_API_KEY"],
      verify: {
        method: "GET",
        url: "https://api.sendgrid.com/v3/scopes",
        auth: "Authorization: Bearer {token}",
        live: [200, 403],
        dead: [401],
      },
      revoke: {
        method: "DELETE",
        url: "https://api.sendgrid.com/v3/api_keys/{22-character key id}",
        auth: "Authorization: Bearer {token}",
      },
    },
  ],
  runbook: {
    console: "https://app.sendgrid.com/settings/api_keys",
    replace: [
      "Create an API key with Restricted Access, with just the permissions the service needs.",
      "Put it into your secret store and deploy every service that used the old one.",
    ],
    revoke: ["On the API Keys page, delete the old key: it stops working at once."],
    audit: [
      "In Activity and Stats, look for mail you did not send: leaked keys are used for phishing in your name.",
      "Check sender identities, templates, subusers and API keys added since the leak.",
    ],
  },
  references: ["https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys"],
} as const satisfies Provider;
