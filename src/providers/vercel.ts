import { contextual, oneOf, run, token } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://api.vercel.com/v2/user", { dead: [401, 403] });

const revoke: ApiCall = {
  method: "DELETE",
  url: "https://api.vercel.com/v3/user/tokens/current",
  auth: "Authorization: Bearer {token}",
};

export const vercel = {
  name: "Vercel",
  rules: [
    {
      id: "vercel-personal-token",
      title: "Vercel access token",
      severity: "critical",
      form: token("vcp_", run("base64url", 56)),
      envVars: ["VERCEL_TOKEN", "VERCEL_API_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "vercel-integration-token",
      title: "Vercel integration token",
      severity: "high",
      form: token("vci_", run("base64url", 56)),
      envVars: [],
      verify,
      revoke,
    },
    {
      id: "vercel-ai-gateway-key",
      title: "Vercel AI Gateway key",
      severity: "high",
      form: token("vck_", run("base64url", 56)),
      envVars: ["AI_GATEWAY_API_KEY"],
      verify: probe("https://ai-gateway.vercel.sh/v1/credits", { live: [200, 403] }),
    },
    {
      id: "vercel-token-legacy",
      title: "Vercel access token (old form)",
      severity: "critical",
      form: contextual(["vercel", "zeit"], run("alnum", 24)),
      envVars: ["VERCEL_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "vercel-app-token",
      title: "Vercel app token",
      severity: "high",
      form: token(oneOf("vca_", "vcr_"), run("base64url", 56)),
      envVars: [],
      verify: {
        method: "POST",
        url: "https://api.vercel.com/login/oauth/userinfo",
        auth: "Authorization: Bearer {token}",
        live: [200],
        dead: [401, 403],
      },
      revoke: {
        method: "POST",
        url: "https://api.vercel.com/login/oauth/token/revoke",
        auth: "Basic authentication, user {client id}, password {client secret}; the form token={token} names it",
      },
    },
  ],
  runbook: {
    console: "https://vercel.com/account/settings/tokens",
    replace: ["Create a token for just the team it is for, with an expiry date, and put it into the CI secret store."],
    revoke: ["In the same list, delete the old token."],
    audit: [
      "In the activity log, look for deployments, domains and members you do not know.",
      "The token could read environment variables: rotate those secrets too.",
    ],
  },
  references: ["https://vercel.com/docs/rest-api"],
} as const satisfies Provider;
