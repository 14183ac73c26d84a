import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Networks, links, messages to the public, games and sport. */
export const social: readonly Provider[] = [
  service({
    name: "42 School",
    console: "https://profile.intra.42.fr/oauth/applications",
    rules: [
      {
        id: "intra42-client-secret",
        title: "42 Intra client secret",
        severity: "medium",
        form: token(oneOf("s-s4t2ud-", "s-s4t2af-"), run("hex", 64)),
        envVars: [],
        verify: {
          method: "POST",
          url: "https://api.intra.42.fr/oauth/token",
          auth: "form client credentials",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Bitly",
    console: "https://app.bitly.com/settings/api/",
    rules: [
      {
        id: "bitly-token",
        title: "Bitly access token",
        severity: "medium",
        form: contextual(["bitly", "bit.ly"], run("hex", 40)),
        envVars: ["BITLY_ACCESS_TOKEN", "BITLY_TOKEN"],
        verify: probe("https://api-ssl.bitly.com/v4/user", { dead: [403] }),
      },
    ],
  }),
  service({
    name: "Canadian Digital Service",
    console: "https://notification.canada.ca",
    rules: [
      {
        id: "canada-notify-key",
        title: "GC Notify API key",
        severity: "medium",
        form: token("gcntfy-", run("base64url", 70, 200)),
        envVars: [],
        verify: probe("https://api.notification.canada.ca/v2/notifications", {
          auth: "Authorization: ApiKey-v1 {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Cfx.re",
    console: "https://portal.cfx.re",
    rules: [
      {
        id: "cfx-server-key",
        title: "Cfx.re server license key",
        severity: "medium",
        form: token("cfxk_", run("alnum", 20), "_", run("alnum", 4, 7)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Eventbrite",
    console: "https://www.eventbrite.com/platform/api-keys",
    rules: [
      {
        id: "eventbrite-token",
        title: "Eventbrite private token",
        severity: "medium",
        form: contextual(["eventbrite"], run("upperAlnum", 20)),
        envVars: [],
        verify: probe("https://www.eventbriteapi.com/v3/users/me/"),
      },
    ],
  }),
  service({
    name: "Lichess",
    console: "https://lichess.org/account/oauth/token",
    rules: [
      {
        id: "lichess-token",
        title: "Lichess access token",
        severity: "low",
        form: token(oneOf("lip_", "lio_"), run("alnum", 16, 60)),
        envVars: [],
        verify: probe("https://lichess.org/api/account"),
        revoke: { method: "DELETE", url: "https://lichess.org/api/token", auth: "Authorization: Bearer {token}" },
      },
    ],
  }),
  service({
    name: "LinkedIn",
    console: "https://www.linkedin.com/developers/apps",
    rules: [
      {
        id: "linkedin-client-secret",
        title: "LinkedIn client secret",
        severity: "high",
        form: token(
          oneOf("WPL_AP1.", "WPL_AP0."),
          run("alnum", 16),
          ".",
          run("base64", 6),
          oneOf("==", [run("base64", 1), "="]),
        ),
        envVars: ["LINKEDIN_CLIENT_SECRET"],
      },
      {
        id: "linkedin-client-secret-legacy",
        title: "LinkedIn client secret (old form)",
        severity: "high",
        form: contextual(
          [
            "linkedin secret",
            "linkedin client",
            "linkedin api",
            "linkedin app",
            "linkedin key",
            "linkedin token",
            "linkedin oauth",
            "linkedin access",
            "linked in secret",
            "linked in client",
            "linked in api",
            "linked in app",
            "linked in key",
            "linked in token",
          ],
          run("alnum", 16),
        ),
        envVars: ["LINKEDIN_CLIENT_SECRET"],
      },
    ],
  }),
  service({
    name: "Pinterest",
    console: "https://developers.pinterest.com/apps/",
    rules: [
      {
        id: "pinterest-token",
        title: "Pinterest access or refresh token",
        severity: "high",
        form: token(oneOf("pina_", "pinr_"), run("base64url", 20, 200)),
        envVars: [],
        verify: probe("https://api.pinterest.com/v5/user_account", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "Spotify",
    console: "https://developer.spotify.com/dashboard",
    rules: [
      {
        id: "spotify-client-secret",
        title: "Spotify client secret",
        severity: "medium",
        form: contextual(["spotify", "spotipy"], run("hex", 32)),
        envVars: ["SPOTIFY_CLIENT_SECRET", "SPOTIPY_CLIENT_SECRET"],
        verify: {
          method: "POST",
          url: "https://accounts.spotify.com/api/token",
          auth: "HTTP Basic id : secret, grant_type=client_credentials",
          live: [200],
          dead: [400],
        },
      },
    ],
  }),
  service({
    name: "Strava",
    console: "https://www.strava.com/settings/api",
    rules: [
      {
        id: "strava-client-secret",
        title: "Strava client secret or refresh token",
        severity: "medium",
        form: contextual(["strava"], run("hex", 40)),
        envVars: ["STRAVA_CLIENT_SECRET", "STRAVA_REFRESH_TOKEN"],
        verify: {
          method: "POST",
          url: "https://www.strava.com/oauth/token",
          auth: "form",
          live: [200],
          dead: [400, 401],
        },
      },
    ],
  }),
  service({
    name: "Thunderstore",
    console: "https://thunderstore.io",
    rules: [
      {
        id: "thunderstore-token",
        title: "Thunderstore API token",
        severity: "medium",
        form: near(["thunderstore"], token("tss_", run("base64url", 20, 80))),
        envVars: [],
        verify: probe("https://thunderstore.io/api/experimental/current-user/"),
      },
    ],
  }),
  service({
    name: "Twitch",
    console: "https://dev.twitch.tv/console/apps",
    rules: [
      {
        id: "twitch-client-secret",
        title: "Twitch client secret or access token",
        severity: "high",
        form: contextual(["twitch"], run("lowerAlnum", 30)),
        envVars: ["TWITCH_CLIENT_SECRET", "TWITCH_ACCESS_TOKEN"],
        verify: probe("https://id.twitch.tv/oauth2/validate", { auth: "Authorization: OAuth {token}" }),
        revoke: { method: "POST", url: "https://id.twitch.tv/oauth2/revoke", auth: "form client_id and token={token}" },
      },
      {
        id: "twitch-stream-key",
        title: "Twitch stream key",
        severity: "medium",
        form: token("live_", run("digit", 8, 12), "_", run("alnum", 28, 36)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "WakaTime",
    console: "https://wakatime.com/settings/api-key",
    rules: [
      {
        id: "wakatime-key",
        title: "WakaTime API key",
        severity: "low",
        form: token("waka_", maybe(oneOf("sec_", "tok_", "ref_")), oneOf(uuid, run("alnum", 36, 100))),
        envVars: ["WAKATIME_API_KEY"],
        verify: probe("https://api.wakatime.com/api/v1/users/current", { auth: "query parameter api_key={token}" }),
      },
      {
        id: "wakatime-key-legacy",
        title: "WakaTime API key (old form)",
        severity: "low",
        form: contextual(["wakatime"], uuid),
        envVars: ["WAKATIME_API_KEY"],
      },
    ],
  }),
  service({
    name: "Yelp",
    console: "https://www.yelp.com/developers/v3/manage_app",
    rules: [
      {
        id: "yelp-api-key",
        title: "Yelp API key",
        severity: "low",
        form: contextual(["yelp"], run("base64url", 128)),
        envVars: ["YELP_API_KEY"],
        verify: probe("https://api.yelp.com/v3/businesses/search?location=a", { live: [200, 400] }),
      },
    ],
  }),
];
