import { contextual, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const akamai = {
  name: "Akamai",
  rules: [
    {
      id: "akamai-edgegrid",
      title: "Akamai EdgeGrid client or access token",
      severity: "critical",
      form: token("akab-", run("lowerAlnum", 16), "-", run("lowerAlnum", 16)),
      envVars: ["AKAMAI_CLIENT_TOKEN", "AKAMAI_ACCESS_TOKEN"],
    },
    {
      id: "akamai-client-secret",
      title: "Akamai EdgeGrid client secret",
      severity: "critical",
      form: contextual(
        ["akamai", "edgegrid", "edgerc", "luna.akamaiapis.net", "akab"],
        run("base64", 43),
        oneOf("=", run("base64", 1)),
      ),
      envVars: ["AKAMAI_CLIENT_SECRET"],
      partners: ["akamai-edgegrid"],
    },
  ],
  runbook: {
    console: "https://control.akamai.com/apps/identity-management",
    replace: [
      "In Identity & Access, add a second credential to the same API client, with an expiry date; the client keeps its rights.",
      "Put the new client token, access token and secret into the secret store and deploy.",
    ],
    revoke: ["Deactivate the old credential in the API client, see that nothing fails, then delete it."],
    audit: [
      "In the event log of Control Center, look for activations, purges and changes of properties, DNS zones and certificates since the commit's date.",
      "List the client's API grants: with the right to manage API clients it could have made further credentials.",
    ],
  },
  references: ["https://techdocs.akamai.com/developer/docs/authenticate-with-edgegrid"],
} as const satisfies Provider;
