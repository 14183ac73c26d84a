import { crcInLittleEndianHex } from "../detection/checksum.ts";
import { maybe, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const grafana = {
  name: "Grafana",
  rules: [
    {
      id: "grafana-service-account-token",
      title: "Grafana service account token",
      severity: "high",
      form: token("glsa_", run("alnum", 32), "_", crcInLittleEndianHex),
      envVars: ["GRAFANA_TOKEN", "GRAFANA_API_KEY", "GRAFANA_AUTH"],
    },
    {
      id: "grafana-cloud-token",
      title: "Grafana Cloud access policy token",
      severity: "high",
      form: token("glc_", run("base64", 32, 400), maybe("="), maybe("=")),
      envVars: ["GRAFANA_CLOUD_API_KEY", "GRAFANA_CLOUD_ACCESS_POLICY_TOKEN"],
      verify: probe("https://grafana.com/api/v1/tokens?region=us", { live: [200, 403] }),
    },
    {
      id: "grafana-api-key-legacy",
      title: "Grafana API key (old form)",
      severity: "high",
      // {"k":" in base64.
      form: token("eyJrIjoi", run("base64", 60, 400), maybe("="), maybe("=")),
      envVars: ["GRAFANA_API_KEY"],
    },
  ],
  runbook: {
    console: "https://grafana.com/orgs",
    replace: [
      "In Administration, Service accounts (Grafana Cloud: Access Policies), add a token with an expiry date, and deploy it.",
    ],
    revoke: ["In the same place, delete the old token."],
    audit: [
      "Look for changed dashboards, alerts and data sources; a data source's own credentials count as leaked if it was an admin's token.",
    ],
  },
  references: ["https://grafana.com/docs/grafana/latest/administration/service-accounts/"],
} as const satisfies Provider;
