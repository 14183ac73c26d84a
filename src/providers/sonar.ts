import { contextual, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const sonar = {
  name: "Sonar",
  rules: [
    {
      id: "sonarqube-token",
      title: "SonarQube token",
      severity: "high",
      form: token(oneOf("squ_", "sqp_", "sqa_"), run("hex", 40)),
      envVars: ["SONAR_TOKEN"],
    },
    {
      id: "sonarcloud-token",
      title: "SonarQube token (old form)",
      severity: "high",
      form: contextual(["sonar", "sonar qube", "sonar cloud", "sonar scanner"], run("lowerAlnum", 40)),
      envVars: ["SONAR_TOKEN"],
    },
    {
      id: "sonarcloud-scoped-token",
      title: "SonarQube Cloud organization token",
      severity: "high",
      form: token("sqco_", run("alnum", 59)),
      envVars: ["SONAR_TOKEN"],
      verify: probe("https://sonarcloud.io/api/projects/search?organization={org}", { live: [200, 403, 404] }),
    },
  ],
  runbook: {
    console: "https://sonarcloud.io/account/security",
    replace: [
      "Create a token for just this project's analysis, with an expiry date, and put it into the CI secret store.",
    ],
    revoke: [
      "On the account's Security page, revoke the old token; an organization's scoped token on the organization's page.",
    ],
    audit: [
      "Look for analyses and changed quality gates since the commit's date. A user's token could read the source code of every project the user can see.",
    ],
  },
  references: ["https://sonarcloud.io/account/security"],
} as const satisfies Provider;
