import { crcBeforeUnderscoreInBase62 } from "../../detection/checksum.ts";
import { contextual, maybe, oneOf, run, token, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Chats, of teams and of everyone, and their webhooks. */
export const teamChat: readonly Provider[] = [
  service({
    name: "Cisco Webex",
    console: "https://developer.webex.com/my-apps",
    rules: [
      {
        id: "webex-bot-token",
        title: "Webex bot or personal access token",
        severity: "high",
        form: contextual(
          ["webex", "ciscospark", "cisco spark", "spark token", "spark access token"],
          run("base64url", 64),
          "_",
          run("alnum", 4),
          "_",
          uuid,
        ),
        envVars: ["WEBEX_ACCESS_TOKEN", "WEBEX_BOT_TOKEN"],
        verify: {
          method: "GET",
          url: "https://webexapis.com/v1/people/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "webex-client-secret",
        title: "Webex OAuth client secret",
        severity: "high",
        form: contextual(["webex", "ciscospark", "cisco spark"], run("hex", 64)),
        envVars: ["WEBEX_CLIENT_SECRET"],
      },
    ],
  }),
  service({
    name: "DingTalk",
    rules: [
      {
        id: "dingtalk-webhook",
        title: "DingTalk robot webhook",
        severity: "low",
        form: token("https://oapi.dingtalk.com/robot/send?access_token=", run("hex", 64)),
        envVars: ["DINGTALK_WEBHOOK"],
      },
    ],
  }),
  service({
    name: "Gitter",
    rules: [
      {
        id: "gitter-token",
        title: "Gitter access token",
        severity: "low",
        form: contextual(["gitter"], run("base64url", 40)),
        envVars: ["GITTER_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.gitter.im/v1/user/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "LINE",
    console: "https://developers.line.biz/console/",
    rules: [
      {
        id: "line-channel-token",
        title: "LINE channel access token",
        severity: "high",
        form: contextual(
          [
            "line channel",
            "line access token",
            "line token",
            "line bot",
            "line messaging",
            "channel access token",
            "api.line.me",
          ],
          run("base64", 170, 172),
          maybe("="),
          maybe("="),
        ),
        envVars: ["LINE_CHANNEL_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.line.me/v2/bot/info",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
        revoke: { method: "POST", url: "https://api.line.me/v2/oauth/revoke", auth: "form access_token={token}" },
      },
      {
        id: "line-notify-token",
        title: "LINE Notify token (service ended in 2025)",
        severity: "low",
        form: contextual(["line notify"], run("alnum", 43)),
        envVars: ["LINE_NOTIFY_TOKEN"],
        verify: {
          method: "GET",
          url: "https://notify-api.line.me/api/status",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Matrix",
    rules: [
      {
        id: "matrix-access-token",
        title: "Matrix access token",
        severity: "high",
        form: token("syt_", run("base64", 1, 100), "_", run("letter", 20), "_", crcBeforeUnderscoreInBase62),
        envVars: ["MATRIX_ACCESS_TOKEN"],
      },
    ],
  }),
  service({
    name: "Mattermost",
    rules: [
      {
        id: "mattermost-token",
        title: "Mattermost access token",
        severity: "high",
        form: contextual(["mattermost", "matter most"], run("lowerAlnum", 26)),
        envVars: ["MATTERMOST_TOKEN"],
      },
    ],
  }),
  service({
    name: "Microsoft Teams",
    rules: [
      {
        id: "microsoft-teams-webhook",
        title: "Microsoft Teams incoming webhook",
        severity: "medium",
        // The name before the host is the tenant's own, and not secret.
        form: token(
          oneOf("webhook.office.com/webhookb2/", "outlook.office.com/webhook/"),
          uuid,
          "@",
          uuid,
          "/IncomingWebhook/",
          run("anyHex", 32),
          "/",
          uuid,
          maybe("/", run("base64url", 20, 120)),
        ),
        envVars: ["TEAMS_WEBHOOK_URL"],
      },
    ],
  }),
  service({
    name: "Rocket.Chat",
    rules: [
      {
        id: "rocketchat-token",
        title: "Rocket.Chat personal access token",
        severity: "medium",
        form: contextual(["rocketchat", "rocket chat"], run("base64url", 43)),
        envVars: ["ROCKETCHAT_TOKEN"],
      },
    ],
  }),
  service({
    name: "WeChat",
    console: "https://mp.weixin.qq.com",
    rules: [
      {
        id: "wechat-app-secret",
        title: "WeChat app secret",
        severity: "high",
        form: contextual(["wechat", "weixin", "wx app", "wx secret", "wx key", "wxapp"], run("hex", 32)),
        envVars: ["WECHAT_APP_SECRET", "WX_SECRET"],
      },
    ],
  }),
  service({
    name: "WeCom",
    rules: [
      {
        id: "wecom-webhook",
        title: "WeCom robot webhook",
        severity: "low",
        form: token("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=", uuid),
        envVars: ["WECOM_WEBHOOK"],
      },
    ],
  }),
  service({
    name: "Zulip",
    rules: [
      {
        id: "zulip-api-key",
        title: "Zulip API key",
        severity: "medium",
        form: contextual(["zulip"], run("alnum", 32)),
        envVars: ["ZULIP_API_KEY"],
      },
    ],
  }),
];
