import { contextual, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const paypal = {
  name: "PayPal",
  rules: [
    {
      id: "paypal-client-secret",
      title: "PayPal REST client secret",
      severity: "critical",
      form: contextual(["paypal", "pay pal"], "E", run("base64url", 43, 79)),
      envVars: ["PAYPAL_CLIENT_SECRET", "PAYPAL_SECRET"],
      verify: {
        method: "POST",
        url: "https://api-m.paypal.com/v1/oauth2/token",
        auth: "HTTP Basic client id : secret, grant_type=client_credentials",
        live: [200],
        dead: [401],
      },
    },
  ],
  runbook: {
    console: "https://developer.paypal.com/dashboard/applications",
    replace: [
      "In the developer dashboard, open the app and add a second client secret: two can be active at once.",
      "Put it into the secret store, deploy, and see a payment go through with it.",
    ],
    revoke: [
      "Disable the old secret on the same page, then delete it once nothing fails.",
      "Access tokens that were issued with it live on for up to nine hours: check for them in the audit.",
    ],
    audit: [
      "In the account's activity, look for refunds, payouts and transfers since the commit that are not yours.",
      "Look for webhooks and apps that were added, and for changes to the linked bank accounts.",
    ],
  },
  references: ["https://developer.paypal.com/api/rest/authentication/"],
} as const satisfies Provider;
