import { contextual, maybe, oneOf, run, token, uuid } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const lark = {
  name: "Lark and Feishu",
  rules: [
    {
      id: "lark-app-secret",
      title: "Lark app secret",
      severity: "high",
      form: contextual(
        ["larksuite", "feishu", "lark app", "lark secret", "lark api", "lark key", "lark client", "lark bot"],
        run("alnum", 32),
      ),
      envVars: ["LARK_APP_SECRET", "FEISHU_APP_SECRET"],
    },
    {
      id: "lark-access-token",
      title: "Lark access token",
      severity: "medium",
      form: contextual(
        [
          "larksuite",
          "feishu",
          "lark access token",
          "lark token",
          "tenant access token",
          "user access token",
          "app access token",
        ],
        oneOf("t-", "u-", "a-"),
        run("word", 14, 50),
        maybe(".", run("word", 4, 60)),
      ),
      envVars: ["LARK_ACCESS_TOKEN", "FEISHU_ACCESS_TOKEN"],
    },
    {
      id: "lark-bot-webhook",
      title: "Lark bot webhook",
      severity: "low",
      form: token(
        oneOf("https://open.larksuite.com/open-apis/bot/v2/hook/", "https://open.feishu.cn/open-apis/bot/v2/hook/"),
        uuid,
      ),
      envVars: ["LARK_WEBHOOK_URL", "FEISHU_WEBHOOK_URL"],
    },
  ],
  runbook: {
    console: "https://open.larksuite.com/app",
    replace: [
      "In the developer console, open the app, Credentials and Basic Info, and reset the app secret. Deploy it at once.",
      "A group's bot gets a new webhook when it is removed from the group and added again.",
    ],
    revoke: ["The reset has revoked the old secret; access tokens that it has issued run out within two hours."],
    audit: [
      "In the admin console's audit log, look for what the app read and sent since the commit.",
      "Restrict the bot to signed requests or to known addresses: a webhook alone is enough to write into the group.",
    ],
  },
  references: [],
} as const satisfies Provider;
