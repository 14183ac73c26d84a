import { near, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const notion = {
  name: "Notion",
  rules: [
    {
      id: "notion-integration-token",
      title: "Notion integration token",
      severity: "high",
      form: token("ntn_", run("digit", 11), run("alnum", 35)),
      envVars: ["NOTION_TOKEN", "NOTION_API_KEY"],
      verify: {
        method: "GET",
        url: "https://api.notion.com/v1/users/me",
        auth: "Authorization: Bearer {token}, Notion-Version: 2022-06-28",
        live: [200],
        dead: [401],
      },
      revoke: {
        method: "POST",
        url: "https://api.notion.com/v1/oauth/revoke",
        auth: "HTTP Basic client id : client secret, JSON token={token}",
      },
    },
    {
      id: "notion-integration-token-legacy",
      title: "Notion integration token (before September 2024)",
      severity: "high",
      form: near(["notion"], token("secret_", run("alnum", 43))),
      envVars: ["NOTION_TOKEN", "NOTION_API_KEY"],
      verify: {
        method: "GET",
        url: "https://api.notion.com/v1/users/me",
        auth: "Authorization: Bearer {token}, Notion-Version: 2022-06-28",
        live: [200],
        dead: [401],
      },
    },
  ],
  runbook: {
    console: "https://www.notion.so/my-integrations",
    replace: ["Open the integration and refresh its secret; deploy the new one at once."],
    revoke: ["The refresh has revoked the old secret."],
    audit: ["List the pages shared with the integration: all of them could be read, and changed if it may write."],
  },
  references: ["https://developers.notion.com/docs/authorization"],
} as const satisfies Provider;
