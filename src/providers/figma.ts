import { contextual, oneOf, run, token, uuid } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const figma = {
  name: "Figma",
  rules: [
    {
      id: "figma-pat",
      title: "Figma personal access token",
      severity: "high",
      form: token("figd_", run("base64url", 38, 42)),
      envVars: ["FIGMA_TOKEN", "FIGMA_ACCESS_TOKEN", "FIGMA_API_KEY"],
      verify: {
        method: "GET",
        url: "https://api.figma.com/v1/me",
        auth: "X-Figma-Token: {token}",
        live: [200],
        dead: [403],
      },
    },
    {
      id: "figma-oauth-or-scim-token",
      title: "Figma OAuth or plan token",
      severity: "high",
      form: token(oneOf("figu_", "figo_", "figur_", "figor_", "figp_"), run("base64url", 40, 54)),
      envVars: [],
      verify: {
        method: "GET",
        url: "https://api.figma.com/v1/me",
        auth: "Authorization: Bearer {token}",
        live: [200],
        dead: [403],
      },
    },
    {
      id: "figma-pat-legacy",
      title: "Figma personal access token (old form)",
      severity: "high",
      form: contextual(["figma"], run("hex", 4, 6), "-", uuid),
      envVars: ["FIGMA_TOKEN"],
      verify: {
        method: "GET",
        url: "https://api.figma.com/v1/me",
        auth: "X-Figma-Token: {token}",
        live: [200],
        dead: [403],
      },
    },
  ],
  runbook: {
    console: "https://www.figma.com/settings",
    replace: ["In Settings, Security, create a token with the smallest scopes and an expiry date, and deploy it."],
    revoke: ["In the same list, revoke the old token."],
    audit: ["In the organization's activity log, look for files opened or exported with the token."],
  },
  references: ["https://www.figma.com/developers/apps"],
} as const satisfies Provider;
