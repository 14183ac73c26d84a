import { contextual, oneOf, run, token, uuid } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const newRelic = {
  name: "New Relic",
  rules: [
    {
      id: "newrelic-user-key",
      title: "New Relic user API key",
      severity: "high",
      form: token("NRAK-", run("alnum", 27)),
      envVars: ["NEW_RELIC_API_KEY", "NEWRELIC_API_KEY"],
      verify: {
        method: "POST",
        url: "https://api.newrelic.com/graphql",
        auth: "API-Key: {token}",
        live: [200],
        dead: [401, 403],
      },
    },
    {
      id: "newrelic-license-key",
      title: "New Relic license key",
      severity: "medium",
      form: token(run("lowerAlnum", 32), "FFFFNRAL"),
      envVars: ["NEW_RELIC_LICENSE_KEY"],
    },
    {
      id: "newrelic-license-key-legacy",
      title: "New Relic license key (before 2018)",
      severity: "medium",
      form: contextual(["new relic license", "new relic key", "nr license"], run("hex", 40)),
      envVars: ["NEW_RELIC_LICENSE_KEY"],
    },
    {
      id: "newrelic-insights-insert-key",
      title: "New Relic insert key",
      severity: "medium",
      form: token("NRII-", run("base64url", 25, 32)),
      envVars: ["NEW_RELIC_INSERT_KEY"],
    },
    {
      id: "newrelic-insights-query-key",
      title: "New Relic query key",
      severity: "medium",
      form: token("NRIQ-", run("base64url", 25, 32)),
      envVars: [],
    },
    {
      id: "newrelic-rest-key",
      title: "New Relic REST or admin API key",
      severity: "high",
      form: token(oneOf(["NRRA-", run("hex", 42)], ["NRAA-", run("hex", 27)])),
      envVars: [],
      verify: probe("https://api.newrelic.com/v2/applications.json", { auth: "X-Api-Key: {token}" }),
    },
    {
      id: "newrelic-browser-key",
      title: "New Relic browser ingest key",
      severity: "low",
      form: token(oneOf("NRJS-", "NRBR-"), run("hex", 19)),
      envVars: [],
      use: "publishable",
    },
    {
      id: "newrelic-mobile-key",
      title: "New Relic mobile ingest key",
      severity: "low",
      form: token(run("alnum", 42), "-NRMA"),
      envVars: [],
      use: "publishable",
    },
    {
      id: "newrelic-pixie-key",
      title: "New Relic Pixie API or deploy key",
      severity: "medium",
      form: token(oneOf("px-api-", "px-dep-"), uuid),
      envVars: ["PX_API_KEY", "PX_DEPLOY_KEY"],
    },
  ],
  runbook: {
    console: "https://one.newrelic.com/launcher/api-keys-ui.api-keys-launcher",
    replace: ["Create a new key of the same type, named after the service that uses it, and deploy it."],
    revoke: ["Delete the old key in the API keys page; the account's first license key is rotated by support."],
    audit: [
      "Query NrAuditEvent since the commit's date for the key's owner.",
      "A user key reads everything its user may read, and changes alerts: compare both.",
    ],
  },
  references: ["https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/"],
} as const satisfies Provider;
