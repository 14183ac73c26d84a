import { assigned, near, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const twilio = {
  name: "Twilio",
  rules: [
    {
      id: "twilio-auth-token",
      title: "Twilio auth token",
      severity: "high",
      form: near(["twilio"], assigned(["auth token"], run("hex", 32))),
      envVars: ["TWILIO_AUTH_TOKEN"],
    },
    {
      id: "twilio-api-key",
      title: "Twilio API key secret",
      severity: "high",
      form: assigned(["twilio api secret", "twilio api key secret", "twilio secret"], run("alnum", 32)),
      envVars: ["TWILIO_API_SECRET"],
    },
  ],
  runbook: {
    console: "https://console.twilio.com/us1/account/keys-credentials/api-keys",
    replace: [
      "Create a new API key (better than the auth token: it can be revoked alone), or a secondary auth token.",
      "Put it into your secret store and deploy every service that used the old one.",
    ],
    revoke: [
      "Delete the old API key, or promote the secondary auth token to primary: the old one stops working at once.",
    ],
    audit: [
      "In the Monitor logs, look for calls and messages you did not make, and check the bill for premium-rate destinations.",
      "Look for new numbers, subaccounts and API keys.",
    ],
  },
  references: ["https://www.twilio.com/docs/iam/api-keys"],
} as const satisfies Provider;
