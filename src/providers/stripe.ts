import { maybe, near, oneOf, run, token } from "../detection/form.ts";
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
      verify: {
        method: "GET",
        url: "https://api.stripe.com/v1/account",
        auth: "Authorization: Bearer {token}",
        live: [200, 403],
        dead: [401],
      },
    },
    {
      id: "stripe-restricted-key",
      title: "Stripe live restricted key",
      severity: "critical",
      form: token("rk_live_", run("alnum", 10, 128)),
      envVars: ["STRIPE_RESTRICTED_KEY", "STRIPE_SECRET_KEY"],
      verify: {
        method: "GET",
        url: "https://api.stripe.com/v1/account",
        auth: "Authorization: Bearer {token}",
        live: [200, 403],
        dead: [401],
      },
    },
    {
      id: "stripe-test-key",
      title: "Stripe test key",
      severity: "low",
      form: token(oneOf("sk_test_", "rk_test_"), run("alnum", 10, 128)),
      envVars: ["STRIPE_SECRET_KEY"],
      use: "test",
      verify: {
        method: "GET",
        url: "https://api.stripe.com/v1/account",
        auth: "Authorization: Bearer {token}",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "stripe-webhook-secret",
      title: "Stripe webhook signing secret",
      severity: "medium",
      form: token("whsec_", run("base64", 32, 64), maybe("=")),
      envVars: ["STRIPE_WEBHOOK_SECRET"],
    },
    {
      id: "stripe-publishable-key",
      title: "Stripe publishable key",
      severity: "low",
      form: near(["stripe"], token(oneOf("pk_live_", "pk_test_"), run("alnum", 24, 128))),
      envVars: ["STRIPE_PUBLISHABLE_KEY", "NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY"],
      use: "publishable",
    },
    {
      id: "stripe-payment-intent-secret",
      title: "Stripe payment intent client secret",
      severity: "medium",
      form: token(oneOf("pi_", "seti_"), run("alnum", 24), "_secret_", run("alnum", 25)),
      envVars: [],
      verify: {
        method: "GET",
        url: "https://api.stripe.com/v1/payment_intents/{pi}?client_secret={token}",
        auth: "publishable key as Basic user",
        live: [200],
        dead: [401, 404],
      },
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
