import { near, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const adyen = {
  name: "Adyen",
  rules: [
    {
      id: "adyen-api-key",
      title: "Adyen API key",
      severity: "critical",
      form: near(["adyen"], token("AQE", run("loose", 80, 300))),
      envVars: ["ADYEN_API_KEY"],
      verify: {
        method: "GET",
        url: "https://management-test.adyen.com/v3/me",
        auth: "X-API-Key: {token}",
        live: [200],
        dead: [401],
      },
    },
  ],
  runbook: {
    console: "https://ca-live.adyen.com",
    replace: [
      "In the Customer Area, open Developers, API credentials, the web service user, and generate a new API key.",
      "Choose how long the old key stays valid (up to a day), and deploy the new one within that time.",
    ],
    revoke: ["Expire the old key at once on the same page if there is no time to wait."],
    audit: [
      "In the Customer Area, look for payments, refunds and payouts since the commit that nobody ordered.",
      "Check the credential's roles and allowed IP addresses, and cut what it does not need.",
    ],
  },
  references: ["https://docs.adyen.com/development-resources/api-authentication"],
} as const satisfies Provider;
