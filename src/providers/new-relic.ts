import { run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const newRelic = {
  name: "New Relic",
  rules: [
    {
      id: "newrelic-user-key",
      title: "New Relic user API key",
      severity: "high",
      form: token("NRAK-", run("upperAlnum", 27)),
      envVars: ["NEW_RELIC_API_KEY", "NEWRELIC_API_KEY"],
    },
    {
      id: "newrelic-license-key",
      title: "New Relic license key",
      severity: "medium",
      form: token(run("lowerAlnum", 32), "FFFFNRAL"),
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
      form: token("NRRA-", run("hex", 42)),
      envVars: [],
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
