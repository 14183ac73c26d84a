import { oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const shopify = {
  name: "Shopify",
  rules: [
    {
      id: "shopify-access-token",
      title: "Shopify Admin API access token",
      severity: "critical",
      form: token("shpat_", run("anyHex", 32)),
      envVars: ["SHOPIFY_ACCESS_TOKEN", "SHOPIFY_ADMIN_API_TOKEN"],
    },
    {
      id: "shopify-custom-app-token",
      title: "Shopify custom app token",
      severity: "critical",
      form: token("shpca_", run("anyHex", 32)),
      envVars: ["SHOPIFY_ACCESS_TOKEN"],
    },
    {
      id: "shopify-private-app-password",
      title: "Shopify private app password",
      severity: "critical",
      form: token("shppa_", run("anyHex", 32)),
      envVars: ["SHOPIFY_PASSWORD"],
    },
    {
      id: "shopify-shared-secret",
      title: "Shopify app client secret",
      severity: "high",
      form: token("shpss_", run("anyHex", 32)),
      envVars: ["SHOPIFY_API_SECRET"],
    },
    {
      id: "shopify-other-token",
      title: "Shopify partner, user or marketplace token",
      severity: "high",
      form: token(oneOf("prtapi_", "shpua_", "atkn_"), run("anyHex", 32, 64)),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://admin.shopify.com",
    replace: [
      "In the app's settings (Partner Dashboard, or Develop apps in the shop), rotate the client secret, or reinstall the custom app to get a new token.",
      "Put it into your secret store and deploy every service that used the old one.",
    ],
    revoke: ["Revoke the old credential on the same page; uninstalling the app from a shop ends that shop's token."],
    audit: [
      "In the shop's activity log, look for changed orders, prices, discounts, payout details and staff accounts.",
      "Customer data the token could read may have leaked: ask your data protection officer.",
    ],
  },
  references: ["https://shopify.dev/docs/apps/build/authentication-authorization"],
} as const satisfies Provider;
