import { contextual, jwt, maybe, near, oneOf, run, token } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Where customers are answered. */
export const helpDesks: readonly Provider[] = [
  service({
    name: "Freshdesk",
    rules: [
      {
        id: "freshdesk-api-key",
        title: "Freshdesk API key",
        severity: "high",
        form: contextual(["freshdesk", "fresh desk"], run("alnum", 20)),
        envVars: ["FRESHDESK_API_KEY"],
      },
    ],
  }),
  service({
    name: "Freshworks",
    rules: [
      {
        id: "freshworks-token",
        title: "Freshworks CRM API key",
        severity: "medium",
        form: contextual(["freshworks", "freshsales"], run("base64url", 22)),
        envVars: ["FRESHWORKS_API_KEY"],
      },
    ],
  }),
  service({
    name: "Front",
    console: "https://app.frontapp.com/settings/developers",
    rules: [
      {
        id: "front-api-token",
        title: "Front API token",
        severity: "medium",
        form: near(
          [
            "frontapp",
            "front_api",
            "front-api",
            "front api",
            "frontapi",
            "front_token",
            "front token",
            "fronttoken",
            "front_key",
          ],
          jwt(),
        ),
        envVars: ["FRONT_API_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api2.frontapp.com/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Help Scout",
    console: "https://secure.helpscout.net",
    rules: [
      {
        id: "helpscout-token",
        title: "Help Scout API key or OAuth secret",
        severity: "medium",
        form: contextual(["helpscout", "help scout"], oneOf(run("hex", 40), run("hex", 32))),
        envVars: ["HELPSCOUT_API_KEY", "HELPSCOUT_APP_SECRET"],
        verify: {
          method: "GET",
          url: "https://docsapi.helpscout.net/v1/collections",
          auth: "HTTP Basic {token} : X",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Intercom",
    console: "https://app.intercom.com/a/apps/_/developer-hub",
    rules: [
      {
        id: "intercom-access-token",
        title: "Intercom access token",
        severity: "high",
        // "tok:" in base64.
        form: token("dG9rOg", run("base64", 50, 60), maybe("="), maybe("=")),
        envVars: ["INTERCOM_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.intercom.io/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "intercom-api-key",
        title: "Intercom API key",
        severity: "high",
        form: contextual(["intercom"], run("loose", 60)),
        envVars: ["INTERCOM_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.intercom.io/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Zendesk",
    rules: [
      {
        id: "zendesk-api-token",
        title: "Zendesk API token",
        severity: "high",
        form: contextual(["zendesk", "zen desk"], run("alnum", 40)),
        envVars: ["ZENDESK_API_TOKEN"],
      },
    ],
  }),
];
