import { assigned, contextual, maybe, near, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const cyberark = {
  name: "CyberArk Conjur",
  rules: [
    {
      id: "conjur-api-key",
      title: "Conjur API key",
      severity: "critical",
      form: contextual(["conjur", "authn api key"], run("crockford", 45, 56)),
      envVars: ["CONJUR_AUTHN_API_KEY", "CONJUR_API_KEY"],
    },
    {
      id: "conjur-data-key",
      title: "Conjur data key",
      severity: "critical",
      form: assigned(["conjur data key"], run("base64", 43), "="),
      envVars: ["CONJUR_DATA_KEY"],
    },
    {
      id: "conjur-access-token",
      title: "Conjur access token",
      severity: "high",
      // Base64 of JSON that begins with its protected header. It lives for eight minutes.
      form: near(
        ["conjur", "token token="],
        token("eyJwcm90ZWN0ZWQi", run("base64", 150, 1600), maybe("="), maybe("=")),
      ),
      envVars: ["CONJUR_AUTHN_TOKEN"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Rotate the API key of the host or user: conjur host rotate-api-key, or conjur user rotate-api-key. The new key is printed once.",
      "Deploy the new key at once: the old one stops working with the rotation.",
    ],
    revoke: [
      "The rotation revoked the old key. Access tokens made with it live for eight more minutes.",
      "A leaked data key opens the whole database: rebuild the server with a new one and rotate every secret it held.",
    ],
    audit: [
      "In Conjur's audit log, list the variables that the host or user fetched since the commit's date, and rotate them.",
    ],
  },
  references: ["https://docs.cyberark.com/conjur-open-source/latest/en/content/developer/conjur_api_authenticate.htm"],
} as const satisfies Provider;
