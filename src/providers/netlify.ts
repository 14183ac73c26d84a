import { contextual, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://api.netlify.com/api/v1/sites");

export const netlify = {
  name: "Netlify",
  rules: [
    {
      id: "netlify-token",
      title: "Netlify personal access token",
      severity: "high",
      form: token("nfp_", run("word", 36)),
      envVars: ["NETLIFY_AUTH_TOKEN", "NETLIFY_ACCESS_TOKEN"],
      verify,
    },
    {
      id: "netlify-token-legacy",
      title: "Netlify personal access token (old form)",
      severity: "high",
      form: contextual(["netlify"], oneOf(run("hex", 64), run("base64url", 43, 46))),
      envVars: ["NETLIFY_AUTH_TOKEN"],
      verify,
    },
  ],
  runbook: {
    console: "https://app.netlify.com/user/applications",
    replace: ["Create a new personal access token with an expiry date and put it into the CI secret store."],
    revoke: ["In the same list, delete the old token."],
    audit: [
      "In the team's audit log, look for deploys, domains and members you do not know; rotate what the environment variables held.",
    ],
  },
  references: ["https://app.netlify.com/user/applications"],
} as const satisfies Provider;
