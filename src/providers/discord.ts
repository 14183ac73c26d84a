import { assigned, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const discord = {
  name: "Discord",
  rules: [
    {
      id: "discord-bot-token",
      title: "Discord bot token",
      severity: "high",
      // The first part is the bot's numeric id in base64, so it begins with M, N or O.
      form: assigned(
        ["discord", "token", "login"],
        oneOf("M", "N", "O"),
        run("alnum", 23, 27),
        ".",
        run("base64url", 6),
        ".",
        run("base64url", 27, 38),
      ),
      envVars: ["DISCORD_TOKEN", "DISCORD_BOT_TOKEN"],
    },
    {
      id: "discord-webhook-url",
      title: "Discord webhook",
      severity: "medium",
      form: token(
        oneOf("https://discord.com/api/webhooks/", "https://discordapp.com/api/webhooks/"),
        run("digit", 17, 19),
        "/",
        run("base64url", 60, 72),
      ),
      envVars: ["DISCORD_WEBHOOK_URL", "DISCORD_WEBHOOK"],
    },
    {
      id: "discord-client-secret",
      title: "Discord OAuth client secret",
      severity: "high",
      form: assigned(["discord client secret", "discord secret"], run("base64url", 32)),
      envVars: ["DISCORD_CLIENT_SECRET"],
    },
  ],
  runbook: {
    console: "https://discord.com/developers/applications",
    replace: [
      "Open the application, then Bot (or OAuth2), and reset the token or the client secret: the new one is shown once.",
      "Deploy it at once: the old one stops working with the reset.",
    ],
    revoke: [
      "The reset revoked the old one. A webhook is deleted in the channel's Integrations, or by DELETE on its own URL.",
    ],
    audit: [
      "In each server's audit log, look for messages, bans, roles and webhooks that the bot made and you did not order.",
    ],
  },
  references: ["https://discord.com/developers/docs/reference#authentication"],
} as const satisfies Provider;
