import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Logs, metrics, errors and on-call. */
export const monitoring: readonly Provider[] = [
  service({
    name: "Airbrake",
    rules: [
      {
        id: "airbrake-key",
        title: "Airbrake user or project key",
        severity: "medium",
        form: contextual(["airbrake"], oneOf(run("alnum", 40), run("hex", 32))),
        envVars: [],
        verify: probe("https://api.airbrake.io/api/v4/projects", { auth: "query parameter key={token}" }),
      },
    ],
  }),
  service({
    name: "Axiom",
    console: "https://app.axiom.co/settings/api-tokens",
    rules: [
      {
        id: "axiom-token",
        title: "Axiom API or personal token",
        severity: "medium",
        form: token(oneOf("xaat-", "xapt-"), uuid),
        envVars: ["AXIOM_TOKEN"],
        verify: probe("https://api.axiom.co/v2/user", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "Better Stack",
    console: "https://betterstack.com/settings/api-tokens",
    rules: [
      {
        id: "betterstack-token",
        title: "Better Stack API token",
        severity: "medium",
        form: contextual(["betterstack", "better stack", "better uptime", "logtail"], run("alnum", 24)),
        envVars: ["BETTERSTACK_API_TOKEN", "LOGTAIL_SOURCE_TOKEN"],
        verify: probe("https://uptime.betterstack.com/api/v2/monitors"),
      },
    ],
  }),
  service({
    name: "Checkly",
    console: "https://app.checklyhq.com/settings/user/api-keys",
    rules: [
      {
        id: "checkly-key",
        title: "Checkly API key",
        severity: "medium",
        form: contextual(["checkly"], maybe("cu_"), run("hex", 32)),
        envVars: ["CHECKLY_API_KEY"],
        verify: probe("https://api.checklyhq.com/v1/accounts"),
      },
    ],
  }),
  service({
    name: "Dynatrace",
    console: "https://myaccount.dynatrace.com",
    rules: [
      {
        id: "dynatrace-token",
        title: "Dynatrace API or platform token",
        severity: "high",
        form: token(
          oneOf("dt0c01.", "dt0s16.", "dt0s01.", "dt0s02.", "dt0a01.", "dt0e01."),
          run("alnum", 8, 24),
          ".",
          run("alnum", 64),
        ),
        envVars: ["DT_API_TOKEN", "DYNATRACE_API_TOKEN"],
      },
    ],
  }),
  service({
    name: "Honeycomb",
    console: "https://ui.honeycomb.io/account",
    docs: "https://docs.honeycomb.io/api/authentication",
    rules: [
      {
        id: "honeycomb-key",
        title: "Honeycomb key",
        severity: "medium",
        form: token(
          "hc",
          run("lowerAlnum", 1),
          oneOf("ik_", "lk_", "mk_"),
          run("lowerAlnum", 26),
          maybe(":"),
          run("lowerAlnum", 32),
        ),
        envVars: ["HONEYCOMB_API_KEY", "HONEYCOMB_TEAM"],
        verify: probe("https://api.honeycomb.io/1/auth", { auth: "X-Honeycomb-Team: {token}" }),
      },
      {
        id: "honeycomb-key-legacy",
        title: "Honeycomb API key (old form)",
        severity: "medium",
        form: contextual(["honeycomb"], oneOf(run("hex", 32), run("alnum", 22))),
        envVars: ["HONEYCOMB_API_KEY"],
        verify: probe("https://api.honeycomb.io/1/auth", { auth: "X-Honeycomb-Team: {token}" }),
      },
    ],
  }),
  service({
    name: "Loggly",
    rules: [
      {
        id: "loggly-token",
        title: "Loggly API or customer token",
        severity: "medium",
        form: contextual(["loggly"], uuid),
        envVars: [],
      },
    ],
  }),
  service({
    name: "LogicMonitor",
    rules: [
      {
        id: "logicmonitor-token",
        title: "LogicMonitor bearer token or access key",
        severity: "high",
        form: near(
          ["logicmonitor", "logic monitor", "logic_monitor"],
          token(oneOf("lmb_", "lma_"), run("loose", 20, 200)),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Logz.io",
    console: "https://app.logz.io/#/dashboard/settings/manage-tokens/api",
    rules: [
      {
        id: "logzio-token",
        title: "Logz.io API token",
        severity: "medium",
        form: contextual(["logz", "logzio"], uuid),
        envVars: [],
        verify: probe("https://api.logz.io/v2/whoami", { auth: "X-API-TOKEN: {token}" }),
      },
    ],
  }),
  service({
    name: "Opsgenie",
    console: "https://app.opsgenie.com/settings/api-key-management",
    rules: [
      {
        id: "opsgenie-api-key",
        title: "Opsgenie API or integration key",
        severity: "high",
        form: contextual(["opsgenie", "genie key"], uuid),
        envVars: ["OPSGENIE_API_KEY"],
        verify: probe("https://api.opsgenie.com/v2/account", {
          auth: "Authorization: GenieKey {token}",
          live: [200, 403],
          dead: [401, 422],
        }),
      },
    ],
  }),
  service({
    name: "PagerDuty",
    rules: [
      {
        id: "pagerduty-api-key",
        title: "PagerDuty REST API key",
        severity: "high",
        form: contextual(
          ["pagerduty", "pager duty", "pd api", "pd token"],
          oneOf(["u+", run("loose", 18)], run("base64url", 20)),
        ),
        envVars: ["PAGERDUTY_TOKEN", "PAGERDUTY_API_KEY"],
        verify: probe("https://api.pagerduty.com/users?limit=1", {
          auth: "Authorization: Token token={token}",
          live: [200, 403],
        }),
      },
      {
        id: "pagerduty-oauth-secret",
        title: "PagerDuty OAuth secret or token",
        severity: "medium",
        form: token(oneOf("pdus+_0", "pdeu+_0"), run("base64url", 20, 100)),
        envVars: [],
      },
      {
        id: "pagerduty-integration-key",
        title: "PagerDuty integration key",
        severity: "medium",
        form: contextual(
          ["pagerduty", "pager duty", "pd api", "pd token"],
          oneOf(run("hex", 32), ["R", run("upperAlnum", 31)]),
        ),
        envVars: ["PAGERDUTY_INTEGRATION_KEY", "PAGERDUTY_ROUTING_KEY"],
      },
    ],
  }),
  service({
    name: "pganalyze",
    rules: [
      {
        id: "pganalyze-key",
        title: "pganalyze read API key",
        severity: "medium",
        form: token("pgar_", run("alnum", 27)),
        envVars: [],
        verify: {
          method: "POST",
          url: "https://app.pganalyze.com/graphql",
          auth: "Authorization: Token {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Rollbar",
    console: "https://rollbar.com/settings",
    rules: [
      {
        id: "rollbar-token",
        title: "Rollbar access token",
        severity: "medium",
        form: contextual(["rollbar"], oneOf(run("hex", 32), run("hex", 64), run("hex", 128))),
        envVars: ["ROLLBAR_ACCESS_TOKEN"],
        verify: probe("https://api.rollbar.com/api/1/project", {
          auth: "X-Rollbar-Access-Token: {token}",
          live: [200, 403],
        }),
      },
    ],
  }),
  service({
    name: "Rootly",
    console: "https://rootly.com/account/api_keys",
    rules: [
      {
        id: "rootly-api-key",
        title: "Rootly API key",
        severity: "medium",
        form: token("rootly_", run("hex", 64)),
        envVars: ["ROOTLY_API_TOKEN"],
        verify: probe("https://api.rootly.com/v1/incidents", { live: [200, 404] }),
      },
    ],
  }),
  service({
    name: "SmartBear BugSnag",
    console: "https://app.bugsnag.com/settings/my-account/auth-tokens",
    rules: [
      {
        id: "bugsnag-token",
        title: "BugSnag personal auth token",
        severity: "medium",
        form: contextual(["bugsnag"], uuid),
        envVars: [],
        verify: probe("https://api.bugsnag.com/user/organizations", { auth: "Authorization: token {token}" }),
      },
    ],
  }),
  service({
    name: "SolarWinds",
    rules: [
      {
        id: "solarwinds-token",
        title: "SolarWinds Observability API token",
        severity: "medium",
        form: contextual(["solarwinds"], run("base64url", 71)),
        envVars: [],
      },
      {
        id: "appoptics-token",
        title: "SolarWinds AppOptics API token",
        severity: "medium",
        form: contextual(["appoptics"], run("base64url", 71)),
        envVars: [],
        verify: probe("https://api.appoptics.com/v1/metrics", {
          auth: "HTTP Basic, {token} as user name, empty password",
        }),
      },
    ],
  }),
  service({
    name: "Splunk",
    rules: [
      {
        id: "splunk-hec-token",
        title: "Splunk HTTP Event Collector token",
        severity: "medium",
        form: contextual(["splunk", "hec token", "services/collector"], uuid),
        envVars: ["SPLUNK_HEC_TOKEN"],
      },
      {
        id: "splunk-observability-token",
        title: "Splunk Observability Cloud access token",
        severity: "medium",
        form: contextual(["splunk", "signalfx", "sfx access token"], run("base64url", 22)),
        envVars: ["SFX_ACCESS_TOKEN", "SPLUNK_ACCESS_TOKEN"],
        verify: probe("https://api.us1.signalfx.com/v2/organization", { auth: "X-SF-Token: {token}" }),
      },
    ],
  }),
  service({
    name: "StatusCake",
    rules: [
      {
        id: "statuscake-token",
        title: "StatusCake API token",
        severity: "low",
        form: contextual(["statuscake"], run("alnum", 20)),
        envVars: [],
        verify: probe("https://api.statuscake.com/v1/uptime"),
      },
    ],
  }),
  service({
    name: "Statuspage",
    console: "https://manage.statuspage.io",
    rules: [
      {
        id: "statuspage-api-key",
        title: "Statuspage API key",
        severity: "medium",
        form: contextual(["statuspage"], oneOf(uuid, run("hex", 64))),
        envVars: ["STATUSPAGE_API_KEY"],
        verify: probe("https://api.statuspage.io/v1/pages", { auth: "Authorization: OAuth {token}" }),
      },
    ],
  }),
  service({
    name: "Sumo Logic",
    console: "https://service.sumologic.com/ui/#/preferences",
    rules: [
      {
        id: "sumologic-access-key",
        title: "Sumo Logic access key",
        severity: "high",
        form: contextual(["sumo", "sumologic"], run("alnum", 64)),
        envVars: ["SUMOLOGIC_ACCESSKEY"],
        partners: ["sumologic-access-id"],
        verify: probe("https://api.sumologic.com/api/v1/users?limit=1", {
          auth: "HTTP Basic id : key",
          live: [200, 403],
        }),
        revoke: {
          method: "DELETE",
          url: "https://api.sumologic.com/api/v1/accessKeys/{id}",
          auth: "HTTP Basic id : key",
        },
      },
      {
        id: "sumologic-access-id",
        title: "Sumo Logic access id",
        severity: "low",
        form: contextual(["sumo", "sumologic"], "su", run("alnum", 12)),
        envVars: ["SUMOLOGIC_ACCESSID"],
      },
    ],
  }),
  service({
    name: "UptimeRobot",
    console: "https://dashboard.uptimerobot.com/integrations",
    rules: [
      {
        id: "uptimerobot-key",
        title: "UptimeRobot API key",
        severity: "low",
        form: contextual(["uptimerobot", "uptime robot"], run("alnum", 7, 14), "-", run("alnum", 24)),
        envVars: [],
      },
    ],
  }),
];
