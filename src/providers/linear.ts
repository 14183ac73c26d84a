import { contextual, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const linear = {
  name: "Linear",
  rules: [
    {
      id: "linear-api-key",
      title: "Linear API key",
      severity: "high",
      form: token("lin_api_", run("alnum", 40)),
      envVars: ["LINEAR_API_KEY"],
    },
    {
      id: "linear-oauth-token",
      title: "Linear OAuth token",
      severity: "high",
      form: token("lin_oauth_", run("hex", 64)),
      envVars: ["LINEAR_ACCESS_TOKEN"],
      revoke: { method: "POST", url: "https://api.linear.app/oauth/revoke", auth: "Authorization: Bearer {token}" },
    },
    {
      id: "linear-client-secret",
      title: "Linear OAuth client secret",
      severity: "high",
      form: contextual(
        [
          "linear api",
          "linear client",
          "linear secret",
          "linear oauth",
          "linear app",
          "linear key",
          "linear token",
          "linear webhook",
        ],
        run("hex", 32),
      ),
      envVars: ["LINEAR_CLIENT_SECRET"],
    },
    {
      id: "linear-webhook-secret",
      title: "Linear webhook secret",
      severity: "medium",
      form: token("lin_wh_", run("alnum", 16, 64)),
      envVars: ["LINEAR_WEBHOOK_SECRET"],
    },
  ],
  runbook: {
    console: "https://linear.app/settings/account/security",
    replace: ["Create a new API key restricted to the teams and permissions it needs, and deploy it."],
    revoke: ["On the same page, revoke the old key."],
    audit: ["In the workspace's audit log, look for exports, new members and new webhooks since the commit's date."],
  },
  references: ["https://linear.app/settings/api/applications"],
} as const satisfies Provider;
