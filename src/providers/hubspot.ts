import { contextual, maybe, near, oneOf, run, token, uuid } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const hubspot = {
  name: "HubSpot",
  rules: [
    {
      id: "hubspot-private-app-token",
      title: "HubSpot private app access token",
      severity: "high",
      form: token(oneOf("pat-na", "pat-eu", "pat-ap"), run("digit", 1), "-", uuid),
      envVars: ["HUBSPOT_ACCESS_TOKEN", "HUBSPOT_API_KEY"],
      verify: {
        method: "GET",
        url: "https://api.hubapi.com/account-info/v3/api-usage/daily/private-apps",
        auth: "Authorization: Bearer {token}",
        live: [200, 403],
        dead: [401],
      },
    },
    {
      id: "hubspot-personal-access-key",
      title: "HubSpot personal access key of the CLI",
      severity: "high",
      form: near(["hubspot", "personalaccesskey"], token("CiR", run("base64", 80, 400), maybe("="), maybe("="))),
      envVars: ["HUBSPOT_PERSONAL_ACCESS_KEY"],
    },
    {
      id: "hubspot-api-key-legacy",
      title: "HubSpot API key (switched off in 2022)",
      severity: "low",
      form: contextual(["hubspot", "hub spot", "hapikey"], uuid),
      envVars: ["HUBSPOT_API_KEY"],
      verify: {
        method: "GET",
        url: "https://api.hubapi.com/contacts/v1/lists",
        auth: "query parameter hapikey={token}",
        live: [200],
        dead: [401],
      },
    },
  ],
  runbook: {
    console: "https://app.hubspot.com/private-apps",
    replace: [
      "In Settings, Integrations, Private Apps, open the app and rotate its access token: the old one can live on for seven days.",
      "Take away the scopes that the app does not use while you are there, and deploy the new token.",
    ],
    revoke: [
      "Choose to rotate and expire at once where the token is public; a personal access key is deactivated on its own page.",
    ],
    audit: [
      "In the app's logs, look for exports and searches of contacts that are not yours.",
      "Contacts are personal data: have the privacy officer judge whether people must be told.",
    ],
  },
  references: [],
} as const satisfies Provider;
