import { crcInBase36 } from "../detection/checksum.ts";
import { maybe, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const gitlab = {
  name: "GitLab",
  rules: [
    {
      id: "gitlab-pat",
      title: "GitLab access token",
      severity: "critical",
      form: token("glpat-", run("base64url", 20)),
      envVars: ["GITLAB_TOKEN", "GITLAB_PAT", "CI_PRIVATE_TOKEN"],
    },
    {
      id: "gitlab-pat-routable",
      title: "GitLab access token (routable)",
      severity: "critical",
      form: token("glpat-", run("base64url", 27, 300), ".", maybe("01."), run("lowerAlnum", 2), crcInBase36),
      envVars: ["GITLAB_TOKEN", "GITLAB_PAT", "CI_PRIVATE_TOKEN"],
    },
    {
      id: "gitlab-oauth-app-secret",
      title: "GitLab OAuth application secret",
      severity: "high",
      form: token("gloas-", run("base64url", 64)),
      envVars: [],
    },
    {
      id: "gitlab-deploy-token",
      title: "GitLab deploy token",
      severity: "high",
      form: token("gldt-", run("base64url", 20)),
      envVars: ["CI_DEPLOY_PASSWORD"],
    },
    {
      id: "gitlab-runner-auth-token",
      title: "GitLab runner authentication token",
      severity: "high",
      form: token(
        oneOf("glrt-", "glrtr-"),
        oneOf(
          ["t", run("digit", 1), "_", run("base64url", 27, 300), ".", maybe("01."), run("lowerAlnum", 9)],
          run("base64url", 20),
        ),
      ),
      envVars: ["RUNNER_TOKEN"],
    },
    {
      id: "gitlab-runner-registration-token",
      title: "GitLab runner registration token",
      severity: "high",
      form: token("GR1348941", run("base64url", 20)),
      envVars: ["RUNNER_REGISTRATION_TOKEN"],
    },
    {
      id: "gitlab-ci-job-token",
      title: "GitLab CI job token",
      severity: "medium",
      form: token("glcbt-", run("alnum", 1, 5), "_", run("base64url", 20)),
      envVars: ["CI_JOB_TOKEN"],
    },
    {
      id: "gitlab-pipeline-trigger-token",
      title: "GitLab pipeline trigger token",
      severity: "high",
      form: token("glptt-", run("hex", 40)),
      envVars: [],
    },
    {
      id: "gitlab-feed-token",
      title: "GitLab feed token",
      severity: "medium",
      form: token("glft-", run("base64url", 20)),
      envVars: [],
    },
    {
      id: "gitlab-incoming-mail-token",
      title: "GitLab incoming mail token",
      severity: "medium",
      form: token("glimt-", run("base64url", 25)),
      envVars: [],
    },
    {
      id: "gitlab-agent-token",
      title: "GitLab agent for Kubernetes token",
      severity: "high",
      form: token("glagent-", run("base64url", 50)),
      envVars: [],
    },
    {
      id: "gitlab-scim-token",
      title: "GitLab SCIM token",
      severity: "high",
      form: token("glsoat-", run("base64url", 20)),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://gitlab.com/-/user_settings/personal_access_tokens",
    replace: [
      "Create a new token with the narrowest scopes and an expiry date; for a project, prefer a project access token over a person's.",
      "Put it into a masked and protected CI variable or your secret store and deploy.",
    ],
    revoke: [
      "Revoke the old token on the page where it was made: the user, the group, the project, or the runner.",
      "With the token itself at hand: DELETE /api/v4/personal_access_tokens/self.",
    ],
    audit: [
      "Check the token's Last used date, and the audit events of the groups it could reach.",
      "Look for clones, changed CI variables, new deploy keys and new members.",
    ],
  },
  references: ["https://docs.gitlab.com/security/tokens/"],
} as const satisfies Provider;
