import { contextual, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

/** A dead token is sent to the sign-in page with 203. */
const check = probe("https://dev.azure.com/{org}/_apis/projects?api-version=7.0", {
  auth: "HTTP Basic, no user, {token} as the password",
  dead: [401, 203],
});

export const azureDevops = {
  name: "Azure DevOps",
  rules: [
    {
      id: "azure-devops-pat",
      title: "Azure DevOps personal access token",
      severity: "critical",
      form: token(run("alnum", 76), "AZDO", run("alnum", 4)),
      envVars: ["AZURE_DEVOPS_EXT_PAT", "AZURE_DEVOPS_PAT", "SYSTEM_ACCESSTOKEN"],
      verify: check,
    },
    {
      id: "azure-devops-pat-legacy",
      title: "Azure DevOps personal access token (old form)",
      severity: "critical",
      form: contextual(
        [
          "azure devops",
          "dev.azure.com",
          "visualstudio.com",
          "ado pat",
          "ado token",
          "azp token",
          "azdo",
          "vsts",
          "azure pat",
          "devops pat",
          "devops token",
          "system accesstoken",
        ],
        run("lowerBase32", 52),
      ),
      envVars: ["AZURE_DEVOPS_EXT_PAT"],
      verify: check,
    },
  ],
  runbook: {
    console: "https://dev.azure.com/",
    replace: [
      "Under User settings, Personal access tokens, create a token with fewer scopes and a near end date. Better: a service principal.",
      "Put it into your secret store and deploy every job that used the old one.",
    ],
    revoke: ["On the same page, revoke the old token; an administrator can revoke any user's tokens."],
    audit: [
      "In the organization's auditing page, look for what the token's owner did since the commit's date.",
      "Check repositories, pipelines, variable groups and service connections for changes you do not know.",
    ],
  },
  references: [
    "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
  ],
} as const satisfies Provider;
