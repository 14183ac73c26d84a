import { maybe, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const stripe = {
  name: "Stripe",
  rules: [
    {
      id: "stripe-secret-key",
      title: "Stripe live secret key",
      severity: "critical",
      form: token(oneOf("sk_live_", "sk_org_live_"), run("alnum", 10, 128)),
      envVars: ["STRIPE_SECRET_KEY", "STRIPE_API_KEY"],
    },
    {
      id: "stripe-restricted-key",
      title: "Stripe live restricted key",
      severity: "critical",
      form: token("rk_live_", run("alnum", 10, 128)),
      envVars: ["STRIPE_RESTRICTED_KEY", "STRIPE_SECRET_KEY"],
    },
    {
      id: "stripe-test-key",
      title: "Stripe test key",
      severity: "low",
      form: token(oneOf("sk_test_", "rk_test_"), run("alnum", 10, 128)),
      envVars: ["STRIPE_SECRET_KEY"],
    },
    {
      id: "stripe-webhook-secret",
      title: "Stripe webhook signing secret",
      severity: "medium",
      form: token("whsec_", run("base64", 32, 64), maybe("=")),
      envVars: ["STRIPE_WEBHOOK_SECRET"],
    },
  ],
  runbook: {
    console: "https://dashboard.stripe.com/apikeys",
    replace: [
      "In the Dashboard, open Developers, API keys, and choose Rotate on the leaked key; let the old one live just long enough to deploy.",
      "Deploy the new key to every service. A webhook secret is rolled on the endpoint's own page.",
    ],
    revoke: [
      "If you gave the old key time to live, choose Expire now as soon as the last service runs on the new one.",
      "No API revokes a Stripe key: check in the Dashboard that it is gone.",
    ],
    audit: [
      "In Developers, Logs, filter by the old key and look for calls from addresses you do not know.",
      "Review payouts, refunds, transfers, new bank accounts and new webhook endpoints since the leak.",
    ],
  },
  references: ["https://docs.stripe.com/keys", "https://docs.stripe.com/webhooks"],
} as const satisfies Provider;
