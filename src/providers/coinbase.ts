import { contextual, oneOf, run, token, uuid } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const coinbase = {
  name: "Coinbase",
  rules: [
    {
      id: "coinbase-cdp-key",
      title: "Coinbase CDP API key name",
      severity: "critical",
      // A name, and of no use alone; but the private key mostly stands in the same file.
      form: token("organizations/", uuid, "/apiKeys/", uuid),
      envVars: ["CDP_API_KEY_NAME", "COINBASE_API_KEY"],
    },
    {
      id: "coinbase-cdp-private-key",
      title: "Coinbase CDP private key",
      severity: "critical",
      form: contextual(["coinbase", "cdp api", "cdp wallet", "cdp key"], run("base64", 86), "=="),
      envVars: ["CDP_API_KEY_PRIVATE_KEY", "CDP_API_KEY_SECRET", "CDP_WALLET_SECRET"],
      partners: ["coinbase-cdp-key"],
      verify: {
        method: "GET",
        url: "https://api.coinbase.com/v2/user",
        auth: "Bearer ES256 JWT made from the key",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "coinbase-api-key",
      title: "Coinbase API key or secret (old form)",
      severity: "critical",
      form: contextual(["coinbase", "coin base"], oneOf(run("base64url", 64), run("alnum", 32))),
      envVars: ["COINBASE_API_SECRET", "COINBASE_API_KEY"],
      verify: {
        method: "GET",
        url: "https://api.coinbase.com/v2/user",
        auth: "HMAC-SHA256 headers CB-ACCESS-*",
        live: [200],
        dead: [401],
      },
    },
  ],
  runbook: {
    console: "https://portal.cdp.coinbase.com/access/api",
    replace: [
      "In the developer portal, create a new API key with the smallest permissions (view only where that is enough) and an allowlist of addresses.",
      "Deploy the new name and private key together: they work only as a pair.",
    ],
    revoke: [
      "Delete the old key in the portal at once if it may trade or transfer: nothing that was sent can be called back.",
    ],
    audit: [
      "Look for orders, transfers and new addresses since the commit in every account the key could reach.",
      "If funds have moved, lock the account and tell the exchange's support at once.",
    ],
  },
  references: [],
} as const satisfies Provider;
