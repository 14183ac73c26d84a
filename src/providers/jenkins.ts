import { contextual, maybe, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const jenkins = {
  name: "Jenkins",
  rules: [
    {
      id: "jenkins-api-token",
      title: "Jenkins API token",
      severity: "critical",
      // 11 is the version of the token's form; tokens before Jenkins 2.129 lack it.
      form: contextual(["jenkins"], maybe("11"), run("hex", 32)),
      envVars: ["JENKINS_API_TOKEN", "JENKINS_TOKEN"],
    },
    {
      id: "jenkins-setup-password",
      title: "Jenkins initial admin password",
      severity: "high",
      form: contextual(["initial admin password", "please use the following password"], run("hex", 32)),
      envVars: [],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "In the user's Security page, add a new API token with a telling name; for a service, use a user of its own with few permissions.",
      "Put it into the caller's secret store and deploy.",
    ],
    revoke: [
      "On the same page, revoke the old token. After a leaked initial password: finish the setup, or change the admin's password and delete secrets/initialAdminPassword.",
    ],
    audit: [
      "Read the audit trail plugin's or the web server's log for requests by that user since the commit's date.",
      "Whoever could start or change a job could read every credential of the controller: rotate those too.",
    ],
  },
  references: [],
} as const satisfies Provider;
