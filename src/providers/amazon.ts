import { oneOf, run, token, uuid } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

const tokenEndpoint = "https://api.amazon.com/auth/o2/token";

export const amazon = {
  name: "Amazon",
  rules: [
    {
      id: "amazon-oauth-client-secret",
      title: "Login with Amazon client secret",
      severity: "high",
      form: token("amzn1.oa2-cs.v1.", run("hex", 64)),
      envVars: ["SP_API_CLIENT_SECRET", "LWA_CLIENT_SECRET"],
      // 400 complains about the bogus token, and so accepts the client.
      verify: {
        method: "POST",
        url: tokenEndpoint,
        auth: "form: grant_type=refresh_token with a bogus refresh_token, client_id, client_secret",
        live: [400],
        dead: [401],
      },
    },
    {
      id: "amazon-spapi-refresh-token",
      title: "Login with Amazon token",
      severity: "high",
      form: token(oneOf("Atzr|", "Atza|"), run("base64url", 120, 2000)),
      envVars: ["SP_API_REFRESH_TOKEN"],
      partners: ["amazon-oauth-client-secret"],
      verify: {
        method: "POST",
        url: tokenEndpoint,
        auth: "form: grant_type=refresh_token, refresh_token, client_id, client_secret",
        live: [200],
        dead: [400],
      },
    },
    {
      id: "aws-mws-auth-token",
      title: "Amazon Marketplace Web Service token",
      severity: "high",
      form: token("amzn.mws.", uuid),
      envVars: ["MWS_AUTH_TOKEN"],
    },
  ],
  runbook: {
    console: "https://developer.amazon.com/loginwithamazon/console/site/lwa/overview.html",
    replace: [
      "For a client secret, open the security profile's web settings and show or rotate the secret; Seller Central has the same for a selling partner app.",
      "For a refresh token, let the seller authorize the app once more. Deploy the new one.",
    ],
    revoke: [
      "Rotating the client secret ends the old one. A refresh token ends when the seller removes the app under Manage your apps in Seller Central.",
    ],
    audit: [
      "Look through the app's API usage for calls, orders and reports since the commit that are not yours: buyers' data may have been read.",
    ],
  },
  references: ["https://developer.amazon.com/loginwithamazon/console/site/lwa/overview.html"],
} as const satisfies Provider;
