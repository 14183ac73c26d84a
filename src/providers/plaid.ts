import { contextual, oneOf, run, token, uuid } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const plaid = {
  name: "Plaid",
  rules: [
    {
      id: "plaid-secret",
      title: "Plaid client secret",
      severity: "critical",
      form: contextual(["plaid"], run("lowerAlnum", 30)),
      envVars: ["PLAID_SECRET"],
      verify: {
        method: "POST",
        url: "https://production.plaid.com/institutions/get",
        auth: "JSON client_id and secret",
        live: [200],
        dead: [400],
      },
    },
    {
      id: "plaid-access-token",
      title: "Plaid item access token",
      severity: "critical",
      form: token(oneOf("access-production-", "access-sandbox-", "access-development-"), uuid),
      envVars: ["PLAID_ACCESS_TOKEN"],
      partners: ["plaid-secret"],
      verify: {
        method: "POST",
        url: "https://production.plaid.com/item/get",
        auth: "JSON client_id, secret, access_token",
        live: [200],
        dead: [400],
      },
      revoke: {
        method: "POST",
        url: "https://production.plaid.com/item/remove",
        auth: "JSON client_id, secret, access_token",
      },
    },
  ],
  runbook: {
    console: "https://dashboard.plaid.com/developers/keys",
    replace: [
      "In the dashboard, open Developers, Keys, and rotate the secret of that environment: old and new both work for a while.",
      "For an item's access token, call /item/access_token/invalidate: the answer holds the new token.",
    ],
    revoke: [
      "Delete the old secret on the Keys page as soon as the last service runs on the new one.",
      "An item that is not needed any more is ended by /item/remove.",
    ],
    audit: [
      "In the dashboard's logs, look for requests to your items from addresses that are not yours.",
      "An access token opens a person's bank data: have the privacy officer judge whether they must be told.",
    ],
  },
  references: ["https://plaid.com/docs/api/"],
} as const satisfies Provider;
