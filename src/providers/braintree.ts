import { contextual, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const braintree = {
  name: "Braintree",
  rules: [
    {
      id: "braintree-access-token",
      title: "Braintree access token",
      severity: "critical",
      form: token(oneOf("access_token$production$", "access_token$sandbox$"), run("alnum", 16), "$", run("hex", 32)),
      envVars: ["BRAINTREE_ACCESS_TOKEN"],
    },
    {
      id: "braintree-private-key",
      title: "Braintree private key",
      severity: "critical",
      form: contextual(["braintree", "brain tree"], run("hex", 32)),
      envVars: ["BRAINTREE_PRIVATE_KEY"],
    },
  ],
  runbook: {
    console: "https://www.braintreegateway.com",
    replace: [
      "In the Control Panel, open Settings, API, and generate a new API key pair for the same user.",
      "Deploy the new public and private key together: they work only as a pair.",
    ],
    revoke: ["Delete the old key on the same page; an access token is revoked under the OAuth app that it belongs to."],
    audit: [
      "Search the transactions since the commit for refunds, credits and payouts that nobody ordered.",
      "Check the vaulted customers and cards: whoever had the key could read what the gateway shows of them.",
    ],
  },
  references: [],
} as const satisfies Provider;
