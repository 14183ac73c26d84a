import { oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

/** "OpenAI" in base64: stands in the middle of every key, of every generation. */
const signature = "T3BlbkFJ";

const check = probe("https://api.openai.com/v1/models");

export const openai = {
  name: "OpenAI",
  rules: [
    {
      id: "openai-project-key",
      title: "OpenAI project API key",
      severity: "high",
      form: token("sk-proj-", run("base64url", 20, 120), signature, run("base64url", 20, 120)),
      envVars: ["OPENAI_API_KEY"],
      verify: check,
      revoke: {
        method: "DELETE",
        url: "https://api.openai.com/v1/organization/projects/{project_id}/api_keys/{key_id}",
        auth: "Authorization: Bearer {admin key}",
      },
    },
    {
      id: "openai-service-account-key",
      title: "OpenAI service account key",
      severity: "high",
      form: token(oneOf("sk-svcacct-", "sk-service-"), run("base64url", 20, 120), signature, run("base64url", 20, 120)),
      envVars: ["OPENAI_API_KEY"],
      verify: check,
    },
    {
      id: "openai-admin-key",
      title: "OpenAI organization admin key",
      severity: "critical",
      form: token("sk-admin-", run("base64url", 20, 120), signature, run("base64url", 20, 120)),
      envVars: ["OPENAI_ADMIN_KEY"],
      verify: probe("https://api.openai.com/v1/organization/admin_api_keys"),
      revoke: {
        method: "DELETE",
        url: "https://api.openai.com/v1/organization/admin_api_keys/{key_id}",
        auth: "Authorization: Bearer {token}",
      },
    },
    {
      id: "openai-legacy-key",
      title: "OpenAI user API key",
      severity: "high",
      form: token("sk-", run("alnum", 20), signature, run("alnum", 20)),
      envVars: ["OPENAI_API_KEY"],
      verify: check,
    },
  ],
  runbook: {
    console: "https://platform.openai.com/api-keys",
    replace: [
      "Create a key in the same project with the same permissions, named after the service that uses it.",
      "Put the new key into your secret store and deploy every service that used the old one.",
    ],
    revoke: [
      "On the API keys page, revoke the old key. It stops working within minutes.",
      "An admin key is deleted on the Admin keys page of the organization's settings.",
    ],
    audit: [
      "On the Usage page, group by API key and look for models, times or volumes you do not know.",
      "In the organization's audit logs, look for keys, members or projects created since the leak.",
    ],
  },
  references: ["https://platform.openai.com/docs/api-reference/authentication"],
} as const satisfies Provider;
