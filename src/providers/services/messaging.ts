import { assigned, contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Text messages, calls, push and realtime messages. */
export const messaging: readonly Provider[] = [
  service({
    name: "8x8",
    rules: [
      {
        id: "8x8-sms-api-key",
        title: "8x8 SMS API key",
        severity: "medium",
        form: contextual(["8x8"], run("alnum", 43)),
        envVars: [],
        verify: {
          method: "GET",
          url: "https://sms.8x8.com/api/v1/accounts",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Ably",
    console: "https://ably.com/accounts",
    rules: [
      {
        id: "ably-api-key",
        title: "Ably API key",
        severity: "high",
        form: contextual(["ably"], run("base64url", 6), ".", run("base64url", 6), ":", run("base64url", 43, 44)),
        envVars: ["ABLY_API_KEY"],
      },
    ],
  }),
  service({
    name: "Agora",
    console: "https://console.agora.io",
    rules: [
      {
        id: "agora-credentials",
        title: "Agora customer secret or app certificate",
        severity: "high",
        form: contextual(["agora"], run("hex", 32)),
        envVars: ["AGORA_APP_CERTIFICATE", "AGORA_CUSTOMER_SECRET"],
        verify: {
          method: "GET",
          url: "https://api.agora.io/dev/v1/projects",
          auth: "HTTP Basic key : secret",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Courier",
    console: "https://app.courier.com/settings/api-keys",
    rules: [
      {
        id: "courier-api-key",
        title: "Courier API key",
        severity: "medium",
        form: near(["courier"], token(oneOf("pk_prod_", "pk_test_"), run("alnum", 28))),
        envVars: ["COURIER_AUTH_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.courier.com/brands",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Daily",
    console: "https://dashboard.daily.co/developers",
    rules: [
      {
        id: "daily-api-key",
        title: "Daily API key",
        severity: "medium",
        form: contextual(
          ["daily api", "daily key", "daily token", "daily secret", "daily bearer", "api.daily.co", "dailyco"],
          run("hex", 64),
        ),
        envVars: ["DAILY_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.daily.co/v1/rooms",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Knock",
    console: "https://dashboard.knock.app",
    rules: [
      {
        id: "knock-api-key",
        title: "Knock secret API key",
        severity: "medium",
        form: near(["knock"], token(oneOf("sk_test_", "sk_"), run("base64url", 43))),
        envVars: ["KNOCK_API_KEY"],
      },
    ],
  }),
  service({
    name: "MagicBell",
    rules: [
      {
        id: "magicbell-key",
        title: "MagicBell API key",
        severity: "medium",
        form: contextual(["magicbell", "magic bell"], run("base64url", 40)),
        envVars: ["MAGICBELL_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.magicbell.com/notification_preferences",
          auth: "X-MAGICBELL-API-KEY and X-MAGICBELL-USER-EMAIL",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "MessageBird",
    console: "https://dashboard.messagebird.com/en/developers/access",
    rules: [
      {
        id: "messagebird-api-key",
        title: "MessageBird access key",
        severity: "high",
        form: contextual(["messagebird", "message bird"], run("alnum", 25)),
        envVars: ["MESSAGEBIRD_API_KEY"],
        verify: {
          method: "GET",
          url: "https://rest.messagebird.com/balance",
          auth: "Authorization: AccessKey {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "OneSignal",
    console: "https://dashboard.onesignal.com",
    rules: [
      {
        id: "onesignal-api-key",
        title: "OneSignal app or organization API key",
        severity: "high",
        form: token(oneOf("os_v2_app_", "os_v2_org_"), run("lowerBase32", 100, 106)),
        envVars: ["ONESIGNAL_API_KEY", "ONESIGNAL_REST_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.onesignal.com/apps",
          auth: "Authorization: Key {token}",
          live: [200, 403],
          dead: [401],
        },
      },
      {
        id: "onesignal-api-key-legacy",
        title: "OneSignal REST API key (old form)",
        severity: "high",
        form: contextual(["onesignal", "one signal"], oneOf(run("base64", 48), uuid)),
        envVars: ["ONESIGNAL_REST_API_KEY"],
        verify: {
          method: "GET",
          url: "https://onesignal.com/api/v1/apps",
          auth: "Authorization: Basic {token}",
          live: [200],
          dead: [400, 401],
        },
      },
    ],
  }),
  service({
    name: "Plivo",
    console: "https://console.plivo.com",
    rules: [
      {
        id: "plivo-auth-token",
        title: "Plivo auth token",
        severity: "high",
        form: contextual(["plivo"], run("base64url", 40)),
        envVars: ["PLIVO_AUTH_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.plivo.com/v1/Account/{id}/",
          auth: "HTTP Basic id : token",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "PubNub",
    console: "https://admin.pubnub.com",
    rules: [
      {
        id: "pubnub-key",
        title: "PubNub secret key",
        severity: "medium",
        form: token("sec-c-", run("base64", 46, 48), maybe("="), maybe("=")),
        envVars: ["PUBNUB_SECRET_KEY"],
        verify: {
          method: "GET",
          url: "https://ps.pndsn.com/v2/objects/{sub}/uuids",
          auth: "key in path",
          live: [200],
          dead: [400, 403],
        },
      },
      {
        id: "pubnub-client-key",
        title: "PubNub publish or subscribe key",
        severity: "low",
        form: token(oneOf("pub-c-", "sub-c-"), uuid),
        envVars: ["PUBNUB_PUBLISH_KEY", "PUBNUB_SUBSCRIBE_KEY"],
        use: "publishable",
      },
    ],
  }),
  service({
    name: "Pusher",
    console: "https://dashboard.pusher.com",
    rules: [
      {
        id: "pusher-secret",
        title: "Pusher Channels app secret",
        severity: "medium",
        form: near(["pusher"], assigned(["secret"], run("hex", 20))),
        envVars: ["PUSHER_APP_SECRET", "PUSHER_SECRET"],
      },
    ],
  }),
  service({
    name: "Sendbird",
    console: "https://dashboard.sendbird.com",
    rules: [
      {
        id: "sendbird-api-token",
        title: "Sendbird API token or organization key",
        severity: "high",
        form: contextual(["sendbird", "send bird"], oneOf(run("hex", 40), run("hex", 24))),
        envVars: ["SENDBIRD_API_TOKEN"],
      },
    ],
  }),
  service({
    name: "SignalWire",
    rules: [
      {
        id: "signalwire-token",
        title: "SignalWire project API token",
        severity: "high",
        form: contextual(["signalwire", "signal wire"], "PT", run("alnum", 48)),
        envVars: ["SIGNALWIRE_TOKEN", "SIGNALWIRE_API_TOKEN"],
      },
    ],
  }),
  service({
    name: "Sinch",
    console: "https://dashboard.sinch.com/sms/api/rest",
    rules: [
      {
        id: "sinch-api-token",
        title: "Sinch SMS service plan token",
        severity: "high",
        form: contextual(["sinch"], run("hex", 32)),
        envVars: ["SINCH_API_TOKEN"],
        verify: {
          method: "GET",
          url: "https://sms.api.sinch.com/xms/v1/{plan}/batches",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Stream",
    rules: [
      {
        id: "stream-api-secret",
        title: "Stream API secret",
        severity: "high",
        form: contextual(
          ["getstream", "stream api", "stream secret", "stream chat", "stream key", "stream app"],
          run("lowerAlnum", 64),
        ),
        envVars: ["STREAM_API_SECRET"],
      },
    ],
  }),
  service({
    name: "Telnyx",
    console: "https://portal.telnyx.com/#/app/api-keys",
    rules: [
      {
        id: "telnyx-api-key",
        title: "Telnyx API key",
        severity: "high",
        form: contextual(["telnyx"], "KEY", run("base64url", 55)),
        envVars: ["TELNYX_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.telnyx.com/v2/balance",
          auth: "Authorization: Bearer {token}",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Vonage (Nexmo)",
    console: "https://dashboard.nexmo.com/settings",
    rules: [
      {
        id: "vonage-api-secret",
        title: "Vonage API secret",
        severity: "high",
        form: near(["nexmo", "vonage"], assigned(["secret"], run("alnum", 16))),
        envVars: ["VONAGE_API_SECRET", "NEXMO_API_SECRET"],
        verify: {
          method: "GET",
          url: "https://rest.nexmo.com/account/get-balance",
          auth: "query api_key and api_secret",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Zoom",
    console: "https://marketplace.zoom.us",
    rules: [
      {
        id: "zoom-client-secret",
        title: "Zoom OAuth client secret",
        severity: "high",
        form: contextual(
          [
            "zoom client",
            "zoom api",
            "zoom secret",
            "zoom jwt",
            "zoom sdk",
            "zoom key",
            "zoom token",
            "zoom app",
            "zoom oauth",
            "zoom us",
          ],
          run("alnum", 32),
        ),
        envVars: ["ZOOM_CLIENT_SECRET", "ZOOM_API_SECRET"],
        verify: {
          method: "POST",
          url: "https://zoom.us/oauth/token?grant_type=account_credentials&account_id={id}",
          auth: "HTTP Basic id : secret",
          live: [200],
          dead: [400, 401],
        },
      },
    ],
  }),
];
