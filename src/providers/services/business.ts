import { contextual, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Work, sales and market data. */
export const business: readonly Provider[] = [
  service({
    name: "Apollo.io",
    console: "https://app.apollo.io/#/settings/integrations/api",
    rules: [
      {
        id: "apollo-api-key",
        title: "Apollo.io API key",
        severity: "medium",
        form: contextual(
          [
            "apollo api",
            "apollo token",
            "apollo key",
            "apollo secret",
            "apollo access",
            "apollo client",
            "apollo.io",
            "api.apollo.io",
          ],
          run("base64url", 22),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Clockify",
    console: "https://app.clockify.me/user/settings",
    rules: [
      {
        id: "clockify-key",
        title: "Clockify API key",
        severity: "medium",
        form: contextual(["clockify"], run("base64", 48)),
        envVars: [],
        verify: probe("https://api.clockify.me/api/v1/user", { auth: "X-Api-Key: {token}" }),
      },
    ],
  }),
  service({
    name: "Close",
    console: "https://app.close.com/settings/developer/api-keys",
    rules: [
      {
        id: "close-api-key",
        title: "Close API key",
        severity: "high",
        form: token("api_", run("alnum", 22), ".", run("alnum", 22)),
        envVars: [],
        verify: probe("https://api.close.com/api/v1/me/", { auth: "HTTP Basic, {token} as user name, empty password" }),
      },
    ],
  }),
  service({
    name: "Copper",
    rules: [
      {
        id: "copper-api-key",
        title: "Copper API key",
        severity: "medium",
        form: contextual(
          [
            "copper api",
            "copper token",
            "copper key",
            "copper secret",
            "copper access",
            "copper client",
            "copper crm",
            "api.copper.com",
            "prosperworks",
          ],
          run("hex", 32),
        ),
        envVars: [],
        verify: probe("https://api.copper.com/developer_api/v1/users/me", {
          auth: "X-PW-AccessToken, X-PW-Application, X-PW-UserEmail",
        }),
      },
    ],
  }),
  service({
    name: "Databento",
    console: "https://databento.com/portal/keys",
    rules: [
      {
        id: "databento-key",
        title: "Databento API key",
        severity: "medium",
        form: near(["databento"], token("db-", run("alnum", 29))),
        envVars: [],
        verify: probe("https://hist.databento.com/v0/metadata.list_datasets", {
          auth: "HTTP Basic, {token} as user name, empty password",
        }),
      },
    ],
  }),
  service({
    name: "DocuSign",
    console: "https://admindemo.docusign.com/apps-and-keys",
    rules: [
      {
        id: "docusign-integration-secret",
        title: "DocuSign integration secret",
        severity: "high",
        form: contextual(["docusign"], uuid),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Dropbox Sign",
    console: "https://app.hellosign.com/home/myAccount#api",
    rules: [
      {
        id: "hellosign-api-key",
        title: "Dropbox Sign API key",
        severity: "high",
        form: contextual(["hellosign", "dropbox sign"], run("hex", 64)),
        envVars: [],
        verify: probe("https://api.hellosign.com/v3/account", {
          auth: "HTTP Basic, {token} as user name, empty password",
        }),
      },
    ],
  }),
  service({
    name: "Finnhub",
    console: "https://finnhub.io/dashboard",
    rules: [
      {
        id: "finnhub-key",
        title: "Finnhub API key",
        severity: "low",
        form: contextual(["finnhub"], run("lowerAlnum", 20)),
        envVars: [],
        verify: probe("https://finnhub.io/api/v1/quote?symbol=AAPL", { auth: "query parameter token={token}" }),
      },
    ],
  }),
  service({
    name: "FreshBooks",
    console: "https://my.freshbooks.com/#/developer",
    rules: [
      {
        id: "freshbooks-token",
        title: "FreshBooks access token",
        severity: "high",
        form: contextual(["freshbooks"], run("hex", 64)),
        envVars: [],
        verify: probe("https://api.freshbooks.com/auth/api/v1/users/me"),
      },
    ],
  }),
  service({
    name: "Harvest",
    console: "https://id.getharvest.com/developers",
    rules: [
      {
        id: "harvest-token",
        title: "Harvest personal access token",
        severity: "medium",
        form: contextual(
          ["harvest"],
          oneOf([run("digit", 6, 7), ".pt.", run("base64url", 80, 90)], run("unreserved", 97)),
        ),
        envVars: [],
        verify: probe("https://api.harvestapp.com/v2/users/me", { auth: "Bearer plus Harvest-Account-Id" }),
      },
    ],
  }),
  service({
    name: "Hunter.io",
    console: "https://hunter.io/api-keys",
    rules: [
      {
        id: "hunter-key",
        title: "Hunter.io API key",
        severity: "low",
        form: contextual(
          [
            "hunter api",
            "hunter token",
            "hunter key",
            "hunter secret",
            "hunter access",
            "hunter client",
            "hunter.io",
            "hunterio",
          ],
          run("hex", 40),
        ),
        envVars: [],
        verify: probe("https://api.hunter.io/v2/account", { auth: "query parameter api_key={token}" }),
      },
    ],
  }),
  service({
    name: "PandaDoc",
    console: "https://app.pandadoc.com/a/#/settings/api-dashboard",
    rules: [
      {
        id: "pandadoc-api-key",
        title: "PandaDoc API key",
        severity: "high",
        form: contextual(["pandadoc"], run("hex", 40)),
        envVars: [],
        verify: probe("https://api.pandadoc.com/public/v1/documents?count=1", {
          auth: "Authorization: API-Key {token}",
        }),
      },
    ],
  }),
  service({
    name: "Pipedrive",
    console: "https://app.pipedrive.com/settings/api",
    rules: [
      {
        id: "pipedrive-token",
        title: "Pipedrive API token",
        severity: "high",
        form: contextual(["pipedrive"], run("hex", 40)),
        envVars: [],
        verify: probe("https://api.pipedrive.com/v1/users/me", { auth: "query parameter api_token={token}" }),
      },
    ],
  }),
  service({
    name: "Polygon.io",
    console: "https://polygon.io/dashboard/keys",
    rules: [
      {
        id: "polygon-io-key",
        title: "Polygon.io API key",
        severity: "low",
        form: contextual(
          [
            "polygon api",
            "polygon token",
            "polygon key",
            "polygon secret",
            "polygon access",
            "polygon client",
            "polygon.io",
            "polygonio",
          ],
          run("base64url", 32),
        ),
        envVars: [],
        verify: probe("https://api.polygon.io/v3/reference/exchanges", { auth: "query parameter apiKey={token}" }),
      },
    ],
  }),
  service({
    name: "Rentman",
    rules: [
      {
        id: "rentman-token",
        title: "Rentman API token",
        severity: "low",
        form: contextual(["rentman"], "ey", run("base64url", 34, 36), ".", run("unreserved", 240, 310)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Shortcut",
    console: "https://app.shortcut.com/settings/account/api-tokens",
    rules: [
      {
        id: "shortcut-token",
        title: "Shortcut API token",
        severity: "medium",
        form: contextual(
          [
            "shortcut api",
            "shortcut token",
            "shortcut key",
            "shortcut secret",
            "shortcut access",
            "shortcut client",
            "api.app.shortcut.com",
            "clubhouse",
          ],
          uuid,
        ),
        envVars: ["SHORTCUT_API_TOKEN"],
        verify: probe("https://api.app.shortcut.com/api/v3/member", { auth: "Shortcut-Token: {token}" }),
      },
    ],
  }),
  service({
    name: "Smartsheet",
    console: "https://app.smartsheet.com",
    rules: [
      {
        id: "smartsheet-token",
        title: "Smartsheet access token",
        severity: "high",
        form: contextual(["smartsheet"], run("alnum", 37)),
        envVars: ["SMARTSHEET_ACCESS_TOKEN"],
        verify: probe("https://api.smartsheet.com/2.0/users/me"),
      },
    ],
  }),
  service({
    name: "Todoist",
    console: "https://app.todoist.com/app/settings/integrations/developer",
    rules: [
      {
        id: "todoist-token",
        title: "Todoist API token",
        severity: "medium",
        form: contextual(["todoist"], run("hex", 40)),
        envVars: ["TODOIST_API_TOKEN"],
        verify: probe("https://api.todoist.com/rest/v2/projects"),
      },
    ],
  }),
  service({
    name: "Toggl Track",
    console: "https://track.toggl.com/profile",
    rules: [
      {
        id: "toggl-token",
        title: "Toggl Track API token",
        severity: "low",
        form: contextual(["toggl"], run("hex", 32)),
        envVars: [],
        verify: probe("https://api.track.toggl.com/api/v9/me", { auth: "HTTP Basic {token} : api_token", dead: [403] }),
      },
    ],
  }),
  service({
    name: "Wrike",
    console: "https://www.wrike.com/frontend/apps",
    rules: [
      {
        id: "wrike-token",
        title: "Wrike permanent access token",
        severity: "medium",
        form: contextual(["wrike"], "ey", run("unreserved", 250, 420)),
        envVars: [],
        verify: probe("https://www.wrike.com/api/v4/contacts?me=true"),
      },
    ],
  }),
  service({
    name: "Zoho",
    console: "https://api-console.zoho.com",
    rules: [
      {
        id: "zoho-access-token",
        title: "Zoho OAuth token",
        severity: "high",
        form: token("1000.", run("hex", 32), ".", run("hex", 32)),
        envVars: [],
        verify: probe("https://www.zohoapis.com/crm/v7/users?type=CurrentUser", {
          auth: "Authorization: Zoho-oauthtoken {token}",
        }),
      },
    ],
  }),
];
