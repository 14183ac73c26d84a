import { contextual, run, token } from "../detection/form.ts";
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
      verify: {
        method: "GET",
        url: "https://api.telegram.org/bot{token}/getMe",
        auth: "token in path",
        live: [200],
        dead: [401, 404],
      },
    },
    {
      id: "telegram-bot-url",
      title: "Telegram bot token in a URL",
      severity: "high",
      form: token("api.telegram.org/bot", run("digit", 5, 16), ":", run("base64url", 35)),
      envVars: ["TELEGRAM_BOT_TOKEN", "TELEGRAM_TOKEN"],
    },
    {
      id: "telegram-bot-token-unusual",
      title: "Telegram bot token (unusual form)",
      severity: "high",
      // Few bots have ids of other lengths, or a second half that does not begin AA.
      form: contextual(
        ["telegram", "tgram", "bot token", "botfather", "telebot"],
        run("digit", 5, 16),
        ":",
        run("base64url", 35),
      ),
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
