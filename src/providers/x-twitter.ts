import { contextual, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const xTwitter = {
  name: "X (Twitter)",
  rules: [
    {
      id: "twitter-bearer-token",
      title: "X (Twitter) app bearer token",
      severity: "high",
      form: token("AAAAAAAAAAAAAAAAAAAAAA", run("percentEncoded", 80, 100)),
      envVars: ["TWITTER_BEARER_TOKEN", "X_BEARER_TOKEN"],
      verify: probe("https://api.twitter.com/2/users/by/username/x"),
    },
    {
      id: "twitter-api-secret",
      title: "X (Twitter) API secret",
      severity: "high",
      form: contextual(["twitter", "tweepy", "consumer secret", "x api secret"], run("alnum", 50)),
      envVars: ["TWITTER_API_SECRET", "TWITTER_CONSUMER_SECRET"],
      partners: ["twitter-api-key"],
    },
    {
      id: "twitter-api-key",
      title: "X (Twitter) API key",
      severity: "medium",
      form: contextual(["twitter", "tweepy", "consumer key"], run("alnum", 25)),
      envVars: ["TWITTER_API_KEY", "TWITTER_CONSUMER_KEY"],
    },
    {
      id: "twitter-access-token",
      title: "X (Twitter) user access token",
      severity: "high",
      form: contextual(["twitter", "tweepy", "access token key"], run("digit", 7, 25), "-", run("alnum", 20, 45)),
      envVars: ["TWITTER_ACCESS_TOKEN"],
      verify: probe("https://api.twitter.com/1.1/account/verify_credentials.json", { auth: "OAuth 1.0a signature" }),
    },
    {
      id: "twitter-access-token-secret",
      title: "X (Twitter) user access token secret",
      severity: "high",
      form: contextual(["twitter", "tweepy", "access token secret"], run("alnum", 45)),
      envVars: ["TWITTER_ACCESS_TOKEN_SECRET"],
      partners: ["twitter-access-token"],
    },
  ],
  runbook: {
    console: "https://developer.x.com/en/portal/dashboard",
    replace: [
      "Regenerate what leaked on the app's Keys and tokens page. The old value ends at once, so have the deployment ready.",
      "The bearer token and all users' tokens hang on the API key: after its regeneration, make them anew.",
    ],
    revoke: [
      "Regeneration is the revocation. A user ends an app's access under Connected apps in the account's settings.",
    ],
    audit: [
      "Look for posts, messages and follows of the accounts concerned since the commit's date that nobody made.",
      "Look at the project's usage for a use of the quota that is not yours.",
    ],
  },
  references: ["https://docs.x.com/fundamentals/authentication/overview"],
} as const satisfies Provider;
