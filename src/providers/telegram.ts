import { run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const telegram = {
  name: "Telegram",
  rules: [
    {
      id: "telegram-bot-token",
      title: "Telegram bot token",
      severity: "high",
      form: token(run("digit", 8, 10), ":AA", run("base64url", 33)),
      envVars: ["TELEGRAM_BOT_TOKEN", "TELEGRAM_TOKEN"],
    },
  ],
  runbook: {
    console: "https://t.me/BotFather",
    replace: ["Send /revoke to BotFather and choose the bot: it answers with a new token. Deploy it at once."],
    revoke: ["The same command has revoked the old token."],
    audit: [
      "Check the bot's webhook address (getWebhookInfo) and its recent messages: whoever had the token could read and write them.",
    ],
  },
  references: ["https://core.telegram.org/bots/api"],
} as const satisfies Provider;
