import { anyCase, framed, maybe, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

/** What a step of a CI job writes to its log to tell the runner that something is a secret. */
export const workflowCommands = {
  name: "Workflow command",
  rules: [
    {
      id: "github-actions-masked-value",
      title: "Value that a GitHub Actions step masks",
      severity: "high",
      form: framed(["::add-mask::"], [run("password", 4, 500)]),
      envVars: [],
    },
    {
      id: "azure-pipelines-secret-variable",
      title: "Secret variable that an Azure Pipelines step sets",
      severity: "high",
      form: framed(
        ["##vso[task.setvariable ", run("query", 1, 120), anyCase("issecret=true"), maybe(";"), "]"],
        [run("password", 4, 500)],
      ),
      envVars: [],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Find out from the job which service the value opens; make a new one there and store it as a secret of the CI.",
      "A value that stands in the workflow is masked in the logs and readable in the repository: have the step read it from the secret.",
    ],
    revoke: ["Delete or change the old one at that service as soon as nothing uses it any more."],
    audit: ["Read that service's access log since the commit's date; the CI's logs may hold the value as well."],
  },
  references: [
    "https://docs.github.com/actions/reference/workflow-commands-for-github-actions",
    "https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands",
  ],
} as const satisfies Provider;
