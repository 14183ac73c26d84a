import { assigned, contextual, near, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const twilio = {
  name: "Twilio",
  rules: [
    {
      id: "twilio-auth-token",
      title: "Twilio auth token",
      severity: "high",
      form: near(["twilio"], assigned(["auth token", "twilio token", "twilio secret"], run("hex", 32))),
      envVars: ["TWILIO_AUTH_TOKEN"],
      partners: ["twilio-account-sid"],
      verify: {
        method: "GET",
        url: "https://api.twilio.com/2010-04-01/Accounts.json",
        auth: "HTTP Basic SID : auth token",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "twilio-api-key",
      title: "Twilio API key secret",
      severity: "high",
      form: assigned(["twilio api secret", "twilio api key secret", "twilio secret"], run("alnum", 32)),
      envVars: ["TWILIO_API_SECRET"],
      partners: ["twilio-api-key-sid"],
      verify: {
        method: "GET",
        url: "https://verify.twilio.com/v2/Services",
        auth: "HTTP Basic key SID : secret",
        live: [200, 403],
        dead: [401],
      },
      revoke: {
        method: "DELETE",
        url: "https://api.twilio.com/2010-04-01/Accounts/{AC}/Keys/{SK}.json",
        auth: "HTTP Basic",
      },
    },
    {
      id: "twilio-account-sid",
      title: "Twilio account SID",
      severity: "low",
      // Names the account; it opens something only together with the auth token.
      form: contextual(["twilio", "account sid"], "AC", run("hex", 32)),
      envVars: ["TWILIO_ACCOUNT_SID"],
    },
    {
      id: "twilio-api-key-sid",
      title: "Twilio API key SID",
      severity: "medium",
      form: contextual(["twilio", "api key sid", "api sid"], "SK", run("hex", 32)),
      envVars: ["TWILIO_API_KEY"],
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
