import { assigned, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const vercel = {
  name: "Vercel",
  rules: [
    {
      id: "vercel-personal-token",
      title: "Vercel access token",
      severity: "critical",
      form: token("vcp_", run("base64url", 56)),
      envVars: ["VERCEL_TOKEN", "VERCEL_API_TOKEN"],
    },
    {
      id: "vercel-integration-token",
      title: "Vercel integration or app token",
      severity: "high",
      form: token(oneOf("vci_", "vca_", "vcr_"), run("base64url", 56)),
      envVars: [],
    },
    {
      id: "vercel-ai-gateway-key",
      title: "Vercel AI Gateway key",
      severity: "high",
      form: token("vck_", run("base64url", 56)),
      envVars: ["AI_GATEWAY_API_KEY"],
    },
    {
      id: "vercel-token-legacy",
      title: "Vercel access token (old form)",
      severity: "critical",
      form: assigned(["vercel token", "vercel api token", "zeit token"], run("alnum", 24)),
      envVars: ["VERCEL_TOKEN"],
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
