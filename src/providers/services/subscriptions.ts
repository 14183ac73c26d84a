import { contextual, jwt, near, oneOf, run, token } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Subscriptions and the sale of software. */
export const subscriptions: readonly Provider[] = [
  service({
    name: "Chargebee",
    rules: [
      {
        id: "chargebee-api-key",
        title: "Chargebee API key",
        severity: "high",
        form: near(["chargebee"], token(oneOf("live_", "test_"), run("alnum", 30, 42))),
        envVars: ["CHARGEBEE_API_KEY"],
      },
    ],
  }),
  service({
    name: "Freemius",
    rules: [
      {
        id: "freemius-secret-key",
        title: "Freemius secret key",
        severity: "medium",
        form: contextual(["freemius", "fs_dynamic_init"], "sk_", run("keyboard", 29)),
        envVars: ["FREEMIUS_SECRET_KEY"],
      },
    ],
  }),
  service({
    name: "Gumroad",
    console: "https://gumroad.com/settings/advanced",
    rules: [
      {
        id: "gumroad-token",
        title: "Gumroad access token",
        severity: "medium",
        form: contextual(["gumroad"], oneOf(run("base64url", 43), run("hex", 64))),
        envVars: ["GUMROAD_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.gumroad.com/v2/user",
          auth: "query parameter access_token={token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Lemon Squeezy",
    console: "https://app.lemonsqueezy.com/settings/api",
    rules: [
      {
        id: "lemonsqueezy-api-key",
        title: "Lemon Squeezy API key",
        severity: "high",
        form: near(["lemonsqueezy", "lemon_squeezy", "lemon-squeezy", "lemon squeezy"], jwt()),
        envVars: ["LEMONSQUEEZY_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.lemonsqueezy.com/v1/users/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Paddle",
    console: "https://vendors.paddle.com/authentication-v2",
    rules: [
      {
        id: "paddle-api-key",
        title: "Paddle API key",
        severity: "critical",
        form: token(
          oneOf("pdl_live_apikey_", "pdl_sdbx_apikey_"),
          run("lowerAlnum", 26),
          "_",
          run("alnum", 22),
          "_",
          run("alnum", 3),
        ),
        envVars: ["PADDLE_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.paddle.com/event-types",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401, 403],
        },
      },
    ],
  }),
  service({
    name: "Polar",
    console: "https://polar.sh/settings",
    rules: [
      {
        id: "polar-token",
        title: "Polar access token",
        severity: "high",
        form: token(
          oneOf("polar_oat_", "polar_pat_", "polar_at_", "polar_rt_", "polar_cs_"),
          run("base64url", 20, 100),
        ),
        envVars: ["POLAR_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.polar.sh/v1/organizations/",
          auth: "Authorization: Bearer {token}",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Recharge",
    rules: [
      {
        id: "recharge-api-token",
        title: "Recharge API token",
        severity: "high",
        form: token("sk_", run("digit", 1), "x", run("digit", 1), "_", run("hex", 64)),
        envVars: ["RECHARGE_API_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.rechargeapps.com/token_information",
          auth: "X-Recharge-Access-Token: {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "RevenueCat",
    console: "https://app.revenuecat.com",
    rules: [
      {
        id: "revenuecat-secret-key",
        title: "RevenueCat secret key",
        severity: "high",
        form: near(["revenuecat", "revenue_cat", "revenue cat"], token("sk_", run("alnum", 32))),
        envVars: ["REVENUECAT_SECRET_KEY"],
        verify: {
          method: "GET",
          url: "https://api.revenuecat.com/v2/projects",
          auth: "Authorization: Bearer {token}",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
];
