import { contextual, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://api.confluent.cloud/iam/v2/api-keys/{key}", {
  auth: "Basic authentication, user {key}, password {token}",
});

export const confluent = {
  name: "Confluent",
  rules: [
    {
      id: "confluent-api-secret",
      title: "Confluent Cloud API secret",
      severity: "critical",
      // Secrets made since July 2025.
      form: token("cflt", run("base64", 60)),
      envVars: ["CONFLUENT_CLOUD_API_SECRET"],
      verify,
    },
    {
      id: "confluent-api-secret-legacy",
      title: "Confluent Cloud API secret (old form)",
      severity: "critical",
      form: contextual(["confluent", "ccloud", "kafka", "sasl"], run("base64", 64)),
      envVars: ["CONFLUENT_CLOUD_API_SECRET"],
      verify,
    },
  ],
  runbook: {
    console: "https://confluent.cloud/settings/api-keys",
    replace: [
      "Create a second API key for the same service account: both work at once.",
      "Put key and secret into your secret store and deploy every producer and consumer.",
    ],
    revoke: ["Delete the old key: confluent api-key delete, or on the API keys page."],
    audit: [
      "In the audit log topic, look for authentications with the key since the commit's date, and from where.",
      "Look for consumer groups you do not know: what they read has leaked.",
    ],
  },
  references: ["https://confluent.cloud/settings/api-keys"],
} as const satisfies Provider;
