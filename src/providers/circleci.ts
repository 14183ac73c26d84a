import { contextual, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://circleci.com/api/v2/me", { auth: "Circle-Token: {token}" });

export const circleci = {
  name: "CircleCI",
  rules: [
    {
      id: "circleci-personal-token",
      title: "CircleCI personal API token",
      severity: "critical",
      form: token("CCIPAT_", run("alnum", 22), "_", run("hex", 40)),
      envVars: ["CIRCLE_TOKEN", "CIRCLECI_TOKEN"],
      verify,
    },
    {
      id: "circleci-project-token",
      title: "CircleCI project API token",
      severity: "high",
      form: token("CCIPRJ_", run("alnum", 22), "_", run("hex", 40)),
      envVars: ["CIRCLE_TOKEN"],
      verify: probe("https://circleci.com/api/v1.1/project/{vcs}/{org}/{repo}", {
        auth: "Circle-Token: {token}",
        live: [200, 404],
      }),
    },
    {
      id: "circleci-token-legacy",
      title: "CircleCI API token (old form)",
      severity: "critical",
      form: contextual(["circle token", "circle ci", "circle api"], run("hex", 40)),
      envVars: ["CIRCLE_TOKEN"],
      verify,
    },
  ],
  runbook: {
    console: "https://app.circleci.com/settings/user/tokens",
    replace: ["Create a new token and put it into the secret store of the tool that calls CircleCI."],
    revoke: ["In the same list, delete the old token."],
    audit: ["Look for pipelines you did not start. Whoever ran one could read its contexts: rotate what they hold."],
  },
  references: ["https://circleci.com/docs/managing-api-tokens/"],
} as const satisfies Provider;
