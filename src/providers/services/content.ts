import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Publishing, media, maps, translation and public data. */
export const content: readonly Provider[] = [
  service({
    name: "Adobe",
    console: "https://developer.adobe.com/console",
    rules: [
      {
        id: "adobe-client-secret",
        title: "Adobe OAuth client secret",
        severity: "high",
        form: token("p8e-", run("base64url", 32)),
        envVars: [],
        verify: {
          method: "POST",
          url: "https://ims-na1.adobelogin.com/ims/token/v3",
          auth: "form client credentials",
          live: [200],
          dead: [400, 401],
        },
      },
      {
        id: "adobe-io-api-key",
        title: "Adobe I/O API key",
        severity: "low",
        form: contextual(["adobe"], run("hex", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Adobe Frame.io",
    console: "https://developer.frame.io/app/tokens",
    rules: [
      {
        id: "frameio-token",
        title: "Frame.io developer token",
        severity: "high",
        form: token("fio-u-", run("paddedBase64url", 64)),
        envVars: ["FRAMEIO_TOKEN"],
        verify: probe("https://api.frame.io/v2/me"),
      },
    ],
  }),
  service({
    name: "Algolia",
    console: "https://dashboard.algolia.com/account/api-keys",
    docs: "https://www.algolia.com/doc/guides/security/api-keys/",
    rules: [
      {
        id: "algolia-admin-key",
        title: "Algolia admin API key",
        severity: "high",
        form: contextual(["algolia", "docsearch"], run("hex", 32)),
        envVars: ["ALGOLIA_ADMIN_KEY", "ALGOLIA_API_KEY"],
      },
    ],
  }),
  service({
    name: "Cloudinary",
    console: "https://console.cloudinary.com/settings/api-keys",
    rules: [
      {
        id: "cloudinary-url",
        title: "Cloudinary URL with API secret",
        severity: "high",
        form: token("cloudinary://", run("digit", 12, 18), ":", run("base64url", 20, 40), "@", run("base64url", 1, 60)),
        envVars: ["CLOUDINARY_URL"],
        verify: probe("https://api.cloudinary.com/v1_1/{cloud}/usage", { auth: "HTTP Basic key : secret" }),
      },
      {
        id: "cloudinary-api-secret",
        title: "Cloudinary API secret",
        severity: "high",
        form: contextual(["cloudinary"], run("base64url", 27)),
        envVars: ["CLOUDINARY_API_SECRET"],
      },
    ],
  }),
  service({
    name: "Crowdin",
    console: "https://crowdin.com/settings#api-key",
    rules: [
      {
        id: "crowdin-token",
        title: "Crowdin personal access token",
        severity: "medium",
        form: contextual(["crowdin"], run("alnum", 80)),
        envVars: ["CROWDIN_PERSONAL_TOKEN", "CROWDIN_API_TOKEN"],
        verify: probe("https://api.crowdin.com/api/v2/user"),
      },
    ],
  }),
  service({
    name: "Data.gov",
    console: "https://api.data.gov/signup/",
    rules: [
      {
        id: "datagov-key",
        title: "Data.gov API key",
        severity: "low",
        form: contextual(["data.gov", "datagov", "api.nasa.gov", "nasa api", "nrel"], run("alnum", 40)),
        envVars: [],
        verify: probe("https://developer.nrel.gov/api/alt-fuel-stations/v1.json?limit=1", {
          auth: "query parameter api_key={token}",
          dead: [403],
        }),
      },
    ],
  }),
  service({
    name: "Disqus",
    console: "https://disqus.com/api/applications/",
    rules: [
      {
        id: "disqus-api-key",
        title: "Disqus API key or secret",
        severity: "medium",
        form: contextual(["disqus"], run("alnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Flickr",
    console: "https://www.flickr.com/services/apps/by/me",
    rules: [
      {
        id: "flickr-api-key",
        title: "Flickr API key",
        severity: "low",
        form: contextual(["flickr"], run("hex", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Ghost",
    rules: [
      {
        id: "ghost-admin-key",
        title: "Ghost Admin API key",
        severity: "high",
        form: contextual(["ghost"], run("hex", 24), ":", run("hex", 64)),
        envVars: ["GHOST_ADMIN_API_KEY"],
      },
    ],
  }),
  service({
    name: "Lokalise",
    console: "https://app.lokalise.com/profile#apitokens",
    rules: [
      {
        id: "lokalise-token",
        title: "Lokalise API token",
        severity: "medium",
        form: contextual(["lokalise"], run("hex", 40)),
        envVars: ["LOKALISE_API_TOKEN"],
        verify: probe("https://api.lokalise.com/api2/system/languages", { auth: "x-api-token: {token}" }),
      },
    ],
  }),
  service({
    name: "Mapbox",
    console: "https://console.mapbox.com/account/access-tokens",
    docs: "https://docs.mapbox.com/help/dive-deeper/access-tokens/",
    rules: [
      {
        id: "mapbox-secret-token",
        title: "Mapbox secret token",
        severity: "high",
        form: token("sk.eyJ1Ijoi", run("base64url", 20, 200), ".", run("base64url", 22)),
        envVars: ["MAPBOX_SECRET_TOKEN", "MAPBOX_ACCESS_TOKEN"],
        revoke: {
          method: "DELETE",
          url: "https://api.mapbox.com/tokens/v2/{user}/{token id}",
          auth: "query parameter access_token={token}",
        },
      },
      {
        id: "mapbox-public-token",
        title: "Mapbox public or temporary token",
        severity: "low",
        form: token(oneOf("pk.eyJ1Ijoi", "tk.eyJ1Ijoi"), run("base64url", 20, 200), ".", run("base64url", 22)),
        envVars: ["MAPBOX_TOKEN", "NEXT_PUBLIC_MAPBOX_TOKEN"],
        use: "publishable",
      },
      {
        id: "mapbox-unusual-token",
        title: "Mapbox token of an unusual form",
        severity: "medium",
        form: contextual(["mapbox"], oneOf("sk.", "pk.", "tk."), run("unreserved", 80, 240)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Mux",
    console: "https://dashboard.mux.com/settings/access-tokens",
    rules: [
      {
        id: "mux-token",
        title: "Mux access token secret",
        severity: "high",
        form: contextual(["mux"], run("base64", 75)),
        envVars: ["MUX_TOKEN_SECRET"],
        verify: probe("https://api.mux.com/video/v1/assets?limit=1", { auth: "HTTP Basic id : secret" }),
      },
    ],
  }),
  service({
    name: "NewsAPI",
    console: "https://newsapi.org/account",
    rules: [
      {
        id: "newsapi-key",
        title: "NewsAPI key",
        severity: "low",
        form: contextual(["newsapi", "news api"], run("hex", 32)),
        envVars: [],
        verify: probe("https://newsapi.org/v2/top-headlines?country=us&pageSize=1", { auth: "X-Api-Key: {token}" }),
      },
    ],
  }),
  service({
    name: "OpenWeather",
    console: "https://home.openweathermap.org/api_keys",
    rules: [
      {
        id: "openweather-api-key",
        title: "OpenWeather API key",
        severity: "low",
        form: contextual(["openweather", "open weather", "pyowm", "owm api", "owm key"], run("hex", 32)),
        envVars: ["OPENWEATHER_API_KEY", "OWM_API_KEY"],
        verify: probe("https://api.openweathermap.org/data/2.5/weather?id=5128581", {
          auth: "query parameter appid={token}",
        }),
      },
    ],
  }),
  service({
    name: "Phrase",
    console: "https://app.phrase.com/settings/oauth_access_tokens",
    rules: [
      {
        id: "phrase-token",
        title: "Phrase access token",
        severity: "medium",
        form: contextual(
          ["phrase api", "phrase token", "phrase access", "phraseapp", "api.phrase.com"],
          run("hex", 64),
        ),
        envVars: ["PHRASE_ACCESS_TOKEN"],
        verify: probe("https://api.phrase.com/v2/user", { auth: "Authorization: token {token}" }),
      },
    ],
  }),
  service({
    name: "ReadMe",
    console: "https://dash.readme.com",
    rules: [
      {
        id: "readme-api-key",
        title: "ReadMe API key",
        severity: "medium",
        form: token("rdme_", run("lowerAlnum", 70)),
        envVars: ["README_API_KEY", "RDME_API_KEY"],
        verify: probe("https://dash.readme.com/api/v1", { auth: "HTTP Basic, {token} as user name, empty password" }),
      },
    ],
  }),
  service({
    name: "Shutterstock",
    console: "https://www.shutterstock.com/account/developers/apps",
    rules: [
      {
        id: "shutterstock-token",
        title: "Shutterstock OAuth token",
        severity: "medium",
        form: near(["shutterstock"], token("v2/", run("alnum", 300, 450))),
        envVars: [],
        verify: probe("https://api.shutterstock.com/v2/user"),
      },
    ],
  }),
  service({
    name: "Squarespace",
    console: "https://account.squarespace.com",
    rules: [
      {
        id: "squarespace-api-key",
        title: "Squarespace API key",
        severity: "medium",
        form: contextual(["squarespace"], uuid),
        envVars: [],
        verify: probe("https://api.squarespace.com/1.0/authorization/website", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "Unsplash",
    console: "https://unsplash.com/oauth/applications",
    rules: [
      {
        id: "unsplash-access-key",
        title: "Unsplash access key",
        severity: "low",
        form: contextual(["unsplash"], run("base64url", 43)),
        envVars: [],
        verify: probe("https://api.unsplash.com/photos/", { auth: "query parameter client_id={token}" }),
      },
    ],
  }),
  service({
    name: "Uploadcare",
    rules: [
      {
        id: "uploadcare-secret",
        title: "Uploadcare secret key",
        severity: "medium",
        form: contextual(["uploadcare"], run("hex", 20)),
        envVars: ["UPLOADCARE_SECRET_KEY"],
        verify: probe("https://api.uploadcare.com/project/", {
          auth: "Authorization: Uploadcare.Simple {public}:{secret}",
        }),
      },
    ],
  }),
  service({
    name: "weatherstack",
    console: "https://weatherstack.com/dashboard",
    rules: [
      {
        id: "weatherstack-key",
        title: "weatherstack access key",
        severity: "low",
        form: contextual(["weatherstack"], run("hex", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Webflow",
    console: "https://webflow.com/dashboard",
    rules: [
      {
        id: "webflow-token",
        title: "Webflow API token",
        severity: "medium",
        form: contextual(["webflow"], maybe("ws-"), run("hex", 64)),
        envVars: ["WEBFLOW_API_TOKEN"],
        verify: probe("https://api.webflow.com/v2/token/introspect"),
      },
    ],
  }),
  service({
    name: "WordPress",
    rules: [
      {
        id: "wordpress-application-password",
        title: "WordPress application password",
        severity: "high",
        form: contextual(
          ["wordpress", "wp json", "wp application password", "wp app password", "application password"],
          run("alnum", 4),
          " ",
          run("alnum", 4),
          " ",
          run("alnum", 4),
          " ",
          run("alnum", 4),
          " ",
          run("alnum", 4),
          " ",
          run("alnum", 4),
        ),
        envVars: [],
      },
    ],
  }),
];
