import { assigned, contextual, maybe, near, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const discord = {
  name: "Discord",
  rules: [
    {
      id: "discord-bot-token",
      title: "Discord bot token",
      severity: "high",
      // The first part is the bot's numeric id in base64, so it begins with M, N or O.
      form: contextual(
        ["discord", "bot token", "client login", "bot login", "bot run", "client run"],
        oneOf("M", "N", "O"),
        run("alnum", 23, 27),
        ".",
        run("base64url", 6),
        ".",
        run("base64url", 27, 38),
      ),
      envVars: ["DISCORD_TOKEN", "DISCORD_BOT_TOKEN"],
      verify: {
        method: "GET",
        url: "https://discord.com/api/v10/users/@me",
        auth: "Authorization: Bot {token}",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "discord-webhook-url",
      title: "Discord webhook",
      severity: "medium",
      form: token(
        oneOf("https://discord.com/api/", "https://discordapp.com/api/"),
        maybe("v", run("digit", 1, 2), "/"),
        "webhooks/",
        run("digit", 17, 20),
        "/",
        run("base64url", 60, 72),
      ),
      envVars: ["DISCORD_WEBHOOK_URL", "DISCORD_WEBHOOK"],
    },
    {
      id: "discord-webhook-path",
      title: "Discord webhook of another host name",
      severity: "medium",
      // ptb.discord.com and canary.discord.com, or no scheme at all.
      form: token(
        oneOf("discord.com/api/", "discordapp.com/api/"),
        maybe("v", run("digit", 1, 2), "/"),
        "webhooks/",
        run("digit", 17, 20),
        "/",
        run("base64url", 60, 72),
      ),
      envVars: ["DISCORD_WEBHOOK_URL", "DISCORD_WEBHOOK"],
    },
    {
      id: "discord-client-secret",
      title: "Discord OAuth client secret",
      severity: "high",
      form: near(
        ["discord"],
        assigned(
          ["client secret", "discord secret", "discord token", "discord key", "discord api"],
          run("base64url", 32),
        ),
      ),
      envVars: ["DISCORD_CLIENT_SECRET"],
      verify: {
        method: "POST",
        url: "https://discord.com/api/oauth2/token",
        auth: "HTTP Basic id : secret, grant_type=client_credentials&scope=identify",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "discord-user-token",
      title: "Discord user token",
      severity: "high",
      form: token("mfa.", run("base64url", 84)),
      envVars: ["DISCORD_TOKEN"],
      verify: {
        method: "GET",
        url: "https://discord.com/api/v10/users/@me",
        auth: "Authorization: {token}",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "discord-application-public-key",
      title: "Discord application public key",
      severity: "low",
      // Verifies what Discord sends; nothing is opened with it.
      form: contextual(["discord"], run("hex", 64)),
      envVars: ["DISCORD_PUBLIC_KEY"],
      use: "publishable",
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
