import { assigned, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const circleci = {
  name: "CircleCI",
  rules: [
    {
      id: "circleci-personal-token",
      title: "CircleCI personal API token",
      severity: "critical",
      form: token("CCIPAT_", run("alnum", 22), "_", run("hex", 40)),
      envVars: ["CIRCLE_TOKEN", "CIRCLECI_TOKEN"],
    },
    {
      id: "circleci-project-token",
      title: "CircleCI project API token",
      severity: "high",
      form: token("CCIPRJ_", run("alnum", 22), "_", run("hex", 40)),
      envVars: ["CIRCLE_TOKEN"],
    },
    {
      id: "circleci-token-legacy",
      title: "CircleCI API token (old form)",
      severity: "critical",
      form: assigned(["circle token", "circleci token", "circle ci token", "circleci api token"], run("hex", 40)),
      envVars: ["CIRCLE_TOKEN"],
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
