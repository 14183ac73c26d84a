import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Product analytics, feature flags and business intelligence. */
export const analytics: readonly Provider[] = [
  service({
    name: "Amplitude",
    console: "https://app.amplitude.com",
    rules: [
      {
        id: "amplitude-key",
        title: "Amplitude API or secret key",
        severity: "medium",
        form: contextual(["amplitude"], run("hex", 32)),
        envVars: ["AMPLITUDE_API_KEY", "AMPLITUDE_SECRET_KEY"],
        verify: probe("https://amplitude.com/api/2/taxonomy/category", {
          auth: "HTTP Basic key : secret",
          live: [200, 403],
        }),
      },
    ],
  }),
  service({
    name: "Baremetrics",
    rules: [
      {
        id: "baremetrics-key",
        title: "Baremetrics API key",
        severity: "medium",
        form: contextual(["baremetrics"], oneOf("sk_", "lk_"), run("base64url", 22)),
        envVars: [],
        verify: probe("https://api.baremetrics.com/v1/account"),
      },
    ],
  }),
  service({
    name: "ChartMogul",
    rules: [
      {
        id: "chartmogul-key",
        title: "ChartMogul API key",
        severity: "medium",
        form: contextual(["chartmogul"], run("hex", 32)),
        envVars: [],
        verify: probe("https://api.chartmogul.com/v1/ping", {
          auth: "HTTP Basic, {token} as user name, empty password",
        }),
      },
    ],
  }),
  service({
    name: "ConfigCat",
    console: "https://app.configcat.com/sdkkey",
    rules: [
      {
        id: "configcat-sdk-key",
        title: "ConfigCat SDK key",
        severity: "low",
        form: token("configcat-sdk-1/", run("base64url", 22), "/", run("base64url", 22)),
        envVars: ["CONFIGCAT_SDK_KEY"],
        verify: probe("https://cdn-global.configcat.com/configuration-files/{token}/config_v6.json", {
          auth: "key in path",
          dead: [403, 404],
        }),
      },
      {
        id: "configcat-sdk-key-legacy",
        title: "ConfigCat SDK key (old form)",
        severity: "low",
        form: contextual(["configcat"], run("base64url", 22), "/", run("base64url", 22)),
        envVars: ["CONFIGCAT_SDK_KEY"],
      },
    ],
  }),
  service({
    name: "DevCycle",
    console: "https://app.devcycle.com",
    rules: [
      {
        id: "devcycle-key",
        title: "DevCycle server SDK key",
        severity: "medium",
        form: token("dvc_server_", run("hex", 8), run("word", 8, 60)),
        envVars: ["DEVCYCLE_SERVER_SDK_KEY"],
        verify: {
          method: "POST",
          url: "https://bucketing-api.devcycle.com/v1/variables",
          auth: "Authorization: {token}",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "devcycle-client-key",
        title: "DevCycle client or mobile SDK key",
        severity: "low",
        form: token(oneOf("dvc_client_", "dvc_mobile_"), run("hex", 8), run("word", 8, 60)),
        envVars: ["DEVCYCLE_CLIENT_SDK_KEY"],
        use: "publishable",
      },
    ],
  }),
  service({
    name: "Flagsmith",
    console: "https://app.flagsmith.com",
    rules: [
      {
        id: "flagsmith-key",
        title: "Flagsmith server-side environment key",
        severity: "medium",
        form: near(["flagsmith"], token("ser.", run("alnum", 22))),
        envVars: ["FLAGSMITH_SERVER_KEY", "FLAGSMITH_ENVIRONMENT_KEY"],
      },
    ],
  }),
  service({
    name: "Fullstory",
    console: "https://app.fullstory.com/ui/settings/apikeys",
    rules: [
      {
        id: "fullstory-api-key",
        title: "Fullstory API key",
        severity: "medium",
        form: near(["fullstory"], token(oneOf("na1.", "eu1."), run("base64", 20, 140), maybe("="), maybe("="))),
        envVars: [],
        verify: probe("https://api.fullstory.com/me", { auth: "Authorization: Basic {token}" }),
      },
    ],
  }),
  service({
    name: "Google Looker",
    rules: [
      {
        id: "looker-credentials",
        title: "Looker API client id or secret",
        severity: "high",
        form: contextual(["looker"], oneOf(run("alnum", 24), run("alnum", 20))),
        envVars: ["LOOKERSDK_CLIENT_SECRET", "LOOKERSDK_CLIENT_ID"],
      },
    ],
  }),
  service({
    name: "Keen",
    rules: [
      {
        id: "keen-api-key",
        title: "Keen read, write or master key",
        severity: "low",
        form: contextual(["keen"], oneOf(run("upperAlnum", 64), run("anyHex", 128, 200))),
        envVars: [],
      },
    ],
  }),
  service({
    name: "LaunchDarkly",
    console: "https://app.launchdarkly.com/settings/authorization",
    rules: [
      {
        id: "launchdarkly-token",
        title: "LaunchDarkly access token or SDK key",
        severity: "high",
        form: near(
          ["launchdarkly", "launch_darkly", "launch-darkly", "launch darkly", "ld_sdk"],
          token(oneOf("api-", "sdk-"), uuid),
        ),
        envVars: ["LAUNCHDARKLY_ACCESS_TOKEN", "LAUNCHDARKLY_SDK_KEY", "LD_SDK_KEY"],
        verify: probe("https://app.launchdarkly.com/api/v2/caller-identity", { auth: "Authorization: {token}" }),
        revoke: {
          method: "DELETE",
          url: "https://app.launchdarkly.com/api/v2/tokens/{id}",
          auth: "Authorization: {token}",
        },
      },
      {
        id: "launchdarkly-token-unmarked",
        title: "LaunchDarkly access token without a prefix",
        severity: "high",
        form: contextual(["launchdarkly", "launch darkly"], run("paddedBase64url", 40)),
        envVars: ["LAUNCHDARKLY_ACCESS_TOKEN"],
      },
    ],
  }),
  service({
    name: "Metabase",
    rules: [
      {
        id: "metabase-session",
        title: "Metabase API key or session",
        severity: "medium",
        form: contextual(["metabase"], oneOf(["mb_", run("base64", 43, 44), maybe("=")], uuid)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Mixpanel",
    console: "https://mixpanel.com/settings/project",
    rules: [
      {
        id: "mixpanel-secret",
        title: "Mixpanel secret",
        severity: "medium",
        form: contextual(["mixpanel", "mp service account"], run("alnum", 32)),
        envVars: ["MIXPANEL_SECRET", "MIXPANEL_TOKEN"],
        verify: probe("https://mixpanel.com/api/app/me", { auth: "HTTP Basic user : secret" }),
      },
    ],
  }),
  service({
    name: "Optimizely",
    console: "https://app.optimizely.com/v2/profile/api",
    rules: [
      {
        id: "optimizely-token",
        title: "Optimizely personal access token",
        severity: "medium",
        form: contextual(["optimizely"], "2:", run("base64url", 48, 56)),
        envVars: ["OPTIMIZELY_TOKEN"],
        verify: probe("https://api.optimizely.com/v2/projects"),
      },
    ],
  }),
  service({
    name: "PostHog",
    console: "https://us.posthog.com/settings/user-api-keys",
    rules: [
      {
        id: "posthog-personal-key",
        title: "PostHog personal API key",
        severity: "high",
        form: token("phx_", run("base64url", 41, 49)),
        envVars: ["POSTHOG_PERSONAL_API_KEY"],
        verify: probe("https://us.posthog.com/api/users/@me/", { live: [200, 403] }),
      },
      {
        id: "posthog-other-key",
        title: "PostHog OAuth or secure flags key",
        severity: "medium",
        form: token(oneOf("pha_", "phr_", "phs_"), run("base64url", 41, 49)),
        envVars: ["POSTHOG_API_KEY"],
      },
      {
        id: "posthog-project-key",
        title: "PostHog project key",
        severity: "low",
        form: token("phc_", run("base64url", 41, 49)),
        envVars: ["POSTHOG_KEY", "NEXT_PUBLIC_POSTHOG_KEY"],
        use: "publishable",
      },
    ],
  }),
  service({
    name: "Statsig",
    console: "https://console.statsig.com/api_keys",
    rules: [
      {
        id: "statsig-key",
        title: "Statsig server secret or console key",
        severity: "high",
        form: near(["statsig"], token(oneOf("secret-", "console-"), run("alnum", 40, 60))),
        envVars: ["STATSIG_SERVER_SECRET", "STATSIG_CONSOLE_API_KEY"],
        verify: probe("https://statsigapi.net/console/v1/gates", { auth: "STATSIG-API-KEY: {token}" }),
      },
    ],
  }),
  service({
    name: "Tableau",
    rules: [
      {
        id: "tableau-pat",
        title: "Tableau personal access token",
        severity: "high",
        form: token(run("base64", 22), "==:", run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Twilio Segment",
    console: "https://app.segment.com",
    rules: [
      {
        id: "segment-public-api-token",
        title: "Segment Public API token",
        severity: "high",
        form: token("sgp_", run("alnum", 64)),
        envVars: ["SEGMENT_TOKEN"],
        verify: probe("https://api.segmentapis.com/", { dead: [403] }),
      },
      {
        id: "segment-write-key",
        title: "Segment write key",
        severity: "low",
        form: contextual(
          [
            "segment write key",
            "segment api",
            "segment key",
            "segment token",
            "segment secret",
            "analytics write key",
            "segment.io",
            "segment.com",
          ],
          run("alnum", 32),
        ),
        envVars: ["SEGMENT_WRITE_KEY"],
        use: "publishable",
      },
      {
        id: "segment-config-token",
        title: "Segment Config API token",
        severity: "high",
        form: contextual(["segment"], run("base64url", 43), ".", run("base64url", 43)),
        envVars: [],
      },
    ],
  }),
];
