import { contextual, maybe, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const elastic = {
  name: "Elastic",
  rules: [
    {
      id: "elastic-cloud-api-key",
      title: "Elastic Cloud API key",
      severity: "critical",
      form: token("essu_", run("base64", 86, 96), maybe("="), maybe("=")),
      envVars: ["EC_API_KEY", "ELASTIC_API_KEY"],
      verify: probe("https://api.elastic-cloud.com/api/v1/deployments", {
        auth: "Authorization: ApiKey {token}",
        live: [200, 403],
      }),
    },
    {
      id: "elastic-stack-api-key",
      title: "Elasticsearch API key",
      severity: "high",
      // Id, colon and key (20 and 22 characters) in Base64.
      form: contextual(["elastic", "es api key", "kibana", "logstash", "filebeat"], run("base64", 58), "=="),
      envVars: ["ELASTICSEARCH_API_KEY", "ES_API_KEY"],
    },
  ],
  runbook: {
    console: "https://cloud.elastic.co/account/keys",
    replace: [
      "Create a second API key with role descriptors for just the indices it needs, and an expiration.",
      "Put it into your secret store and deploy.",
    ],
    revoke: [
      "Invalidate the old key: Kibana's API keys page, or DELETE /_security/api_key with its id. An Elastic Cloud key is revoked on the organization's API keys page.",
    ],
    audit: [
      "In the security audit log, look for the key's id (authentication.api_key.id in the events) since the commit's date.",
    ],
  },
  references: ["https://cloud.elastic.co/account/keys"],
} as const satisfies Provider;
