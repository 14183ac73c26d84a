import { contextual, run } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const datadog = {
  name: "Datadog",
  rules: [
    {
      id: "datadog-api-key",
      title: "Datadog API key",
      severity: "high",
      form: contextual(["datadog", "dd api key"], run("hex", 32)),
      envVars: ["DD_API_KEY", "DATADOG_API_KEY"],
      verify: probe("https://api.datadoghq.com/api/v1/validate", { auth: "DD-API-KEY: {token}", dead: [403] }),
      revoke: {
        method: "DELETE",
        url: "https://api.datadoghq.com/api/v2/api_keys/{id}",
        auth: "DD-API-KEY and DD-APPLICATION-KEY",
      },
    },
    {
      id: "datadog-app-key",
      title: "Datadog application key",
      severity: "high",
      form: contextual(["datadog", "dd app key", "dd application key"], run("hex", 40)),
      envVars: ["DD_APP_KEY", "DATADOG_APP_KEY"],
      partners: ["datadog-api-key"],
      verify: probe("https://api.datadoghq.com/api/v2/validate_keys", {
        auth: "DD-API-KEY and DD-APPLICATION-KEY",
        dead: [403],
      }),
    },
  ],
  runbook: {
    console: "https://app.datadoghq.com/organization-settings/api-keys",
    replace: [
      "Create a new API or application key, named after the service that uses it; give an application key scopes.",
      "Deploy it to every agent and service that used the old one.",
    ],
    revoke: ["Revoke the old key on its page in Organization Settings."],
    audit: [
      "In the Audit Trail, search for the key's id since the commit's date.",
      "An application key reads dashboards and logs: what stands in your logs may have leaked as well.",
    ],
  },
  references: ["https://docs.datadoghq.com/account_management/api-app-keys/"],
} as const satisfies Provider;
