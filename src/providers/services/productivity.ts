import { contextual, jwt, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Notes, tasks, files and calendars. */
export const productivity: readonly Provider[] = [
  service({
    name: "Asana",
    console: "https://app.asana.com/0/my-apps",
    rules: [
      {
        id: "asana-pat",
        title: "Asana personal access token",
        severity: "high",
        form: contextual(
          ["asana"],
          oneOf(
            [oneOf("1/", "2/"), run("digit", 15, 17), maybe("/", run("digit", 15, 17)), ":", run("hex", 32)],
            ["0/", run("hex", 32)],
          ),
        ),
        envVars: ["ASANA_ACCESS_TOKEN", "ASANA_PAT"],
        verify: {
          method: "GET",
          url: "https://app.asana.com/api/1.0/users/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "asana-client-secret",
        title: "Asana OAuth client secret",
        severity: "high",
        form: contextual(["asana"], run("lowerAlnum", 32)),
        envVars: ["ASANA_CLIENT_SECRET"],
        revoke: {
          method: "POST",
          url: "https://app.asana.com/-/oauth_revoke",
          auth: "form client_id, client_secret, token",
        },
      },
    ],
  }),
  service({
    name: "Box",
    console: "https://app.box.com/developers/console",
    rules: [
      {
        id: "box-token",
        title: "Box developer token or client secret",
        severity: "high",
        form: contextual(
          [
            "box developer token",
            "box client",
            "box access token",
            "box api",
            "box token",
            "box jwt",
            "box enterprise",
            "api.box.com",
          ],
          run("alnum", 32),
        ),
        envVars: ["BOX_DEVELOPER_TOKEN", "BOX_CLIENT_SECRET"],
        verify: {
          method: "GET",
          url: "https://api.box.com/2.0/users/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
        revoke: {
          method: "POST",
          url: "https://api.box.com/oauth2/revoke",
          auth: "form client_id, client_secret, token",
        },
      },
    ],
  }),
  service({
    name: "Cal.com",
    console: "https://app.cal.com/settings/developer/api-keys",
    rules: [
      {
        id: "calcom-api-key",
        title: "Cal.com API key",
        severity: "medium",
        form: token(oneOf("cal_live_", "cal_"), run("hex", 32)),
        envVars: ["CAL_API_KEY", "CALCOM_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.cal.com/v2/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Calendly",
    console: "https://calendly.com/integrations/api_webhooks",
    rules: [
      {
        id: "calendly-token",
        title: "Calendly personal access token",
        severity: "high",
        form: jwt({ iss: "https://auth.calendly.com" }),
        envVars: ["CALENDLY_API_KEY", "CALENDLY_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.calendly.com/users/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "ClickUp",
    console: "https://app.clickup.com/settings/apps",
    rules: [
      {
        id: "clickup-token",
        title: "ClickUp personal API token",
        severity: "high",
        form: token("pk_", run("digit", 6, 10), "_", run("upperAlnum", 32)),
        envVars: ["CLICKUP_API_TOKEN", "CLICKUP_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.clickup.com/api/v2/user",
          auth: "Authorization: {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Coda",
    console: "https://coda.io/account",
    rules: [
      {
        id: "coda-api-token",
        title: "Coda API token",
        severity: "medium",
        form: contextual(["coda api", "coda token", "coda key", "coda secret", "coda access", "coda.io"], uuid),
        envVars: ["CODA_API_TOKEN", "CODA_API_KEY"],
        verify: {
          method: "GET",
          url: "https://coda.io/apis/v1/whoami",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Miro",
    console: "https://miro.com/app/settings/user-profile/apps",
    rules: [
      {
        id: "miro-token",
        title: "Miro access token",
        severity: "high",
        // "miro.origin": in base64.
        form: token("eyJtaXJvLm9yaWdpbiI6I", run("base64url", 30, 120)),
        envVars: ["MIRO_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.miro.com/v1/oauth-token",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
        revoke: {
          method: "POST",
          url: "https://api.miro.com/v2/oauth/revoke",
          auth: "JSON accessToken, clientId, clientSecret",
        },
      },
      {
        id: "miro-short-token",
        title: "Miro access token (short form)",
        severity: "high",
        form: contextual(
          ["miro api", "miro token", "miro access", "miro key", "miro secret", "api.miro.com"],
          run("base64url", 27),
        ),
        envVars: ["MIRO_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.miro.com/v1/oauth-token",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
        revoke: {
          method: "POST",
          url: "https://api.miro.com/v2/oauth/revoke",
          auth: "JSON accessToken, clientId, clientSecret",
        },
      },
    ],
  }),
  service({
    name: "monday.com",
    console: "https://auth.monday.com/developer/api-tokens",
    rules: [
      {
        id: "monday-api-token",
        title: "monday.com API token",
        severity: "high",
        form: near(["monday"], jwt()),
        envVars: ["MONDAY_API_TOKEN"],
      },
    ],
  }),
  service({
    name: "Trello",
    console: "https://trello.com/power-ups/admin",
    rules: [
      {
        id: "trello-api-token",
        title: "Trello API token",
        severity: "high",
        form: token("ATTA", run("anyHex", 72)),
        envVars: ["TRELLO_TOKEN", "TRELLO_API_TOKEN"],
        partners: ["trello-api-key"],
        verify: {
          method: "GET",
          url: "https://api.trello.com/1/members/me?key={key}&token={token}",
          auth: "both in the query",
          live: [200],
          dead: [401],
        },
        revoke: {
          method: "DELETE",
          url: "https://api.trello.com/1/tokens/{token}?key={key}&token={token}",
          auth: "both in the query",
        },
      },
      {
        id: "trello-api-token-legacy",
        title: "Trello API token (old form)",
        severity: "high",
        form: contextual(["trello"], run("hex", 64)),
        envVars: ["TRELLO_TOKEN", "TRELLO_API_TOKEN"],
        partners: ["trello-api-key"],
        verify: {
          method: "GET",
          url: "https://api.trello.com/1/members/me?key={key}&token={token}",
          auth: "both in the query",
          live: [200],
          dead: [401],
        },
        revoke: {
          method: "DELETE",
          url: "https://api.trello.com/1/tokens/{token}?key={key}&token={token}",
          auth: "both in the query",
        },
      },
      {
        id: "trello-api-key",
        title: "Trello API key",
        severity: "medium",
        // Not secret alone: it is the other half of a token.
        form: contextual(["trello"], run("alnum", 32)),
        envVars: ["TRELLO_API_KEY"],
      },
    ],
  }),
  service({
    name: "WunderGraph",
    console: "https://cosmo.wundergraph.com",
    rules: [
      {
        id: "wundergraph-cosmo-key",
        title: "WunderGraph Cosmo API key",
        severity: "medium",
        form: token("cosmo_", run("hex", 32)),
        envVars: ["COSMO_API_KEY"],
      },
    ],
  }),
];
