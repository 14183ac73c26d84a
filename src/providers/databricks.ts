import { maybe, near, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const databricks = {
  name: "Databricks",
  rules: [
    {
      id: "databricks-pat",
      title: "Databricks personal access token",
      severity: "critical",
      form: token("dapi", run("lowerAlnum", 32), maybe("-", run("digit", 1))),
      envVars: ["DATABRICKS_TOKEN"],
    },
    {
      id: "databricks-oauth-secret",
      title: "Databricks service principal secret",
      severity: "critical",
      form: near(["databricks"], token("dose", run("hex", 32))),
      envVars: ["DATABRICKS_CLIENT_SECRET"],
    },
  ],
  runbook: {
    console: "https://accounts.cloud.databricks.com",
    replace: [
      "In the workspace's user settings, Developer, generate a token with a lifetime; better, a secret for a service principal.",
      "Put it into your secret store and deploy every job that used the old one.",
    ],
    revoke: ["In the same list, revoke the old token."],
    audit: ["In the system audit log, look for queries, exports and jobs run with the token since the commit's date."],
  },
  references: ["https://docs.databricks.com/aws/en/dev-tools/auth/pat"],
} as const satisfies Provider;
