import { crcInBase36 } from "../detection/checksum.ts";
import { maybe, oneOf, run, token } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://gitlab.com/api/v4/personal_access_tokens/self", { auth: "PRIVATE-TOKEN: {token}" });

const revoke: ApiCall = {
  method: "DELETE",
  url: "https://gitlab.com/api/v4/personal_access_tokens/self",
  auth: "PRIVATE-TOKEN: {token}",
};

export const gitlab = {
  name: "GitLab",
  rules: [
    {
      id: "gitlab-pat",
      title: "GitLab access token",
      severity: "critical",
      form: token("glpat-", run("base64url", 20, 22)),
      envVars: ["GITLAB_TOKEN", "GITLAB_PAT", "CI_PRIVATE_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "gitlab-pat-routable",
      title: "GitLab access token (routable)",
      severity: "critical",
      form: token("glpat-", run("base64url", 27, 300), ".", maybe("01."), run("lowerAlnum", 2), crcInBase36),
      envVars: ["GITLAB_TOKEN", "GITLAB_PAT", "CI_PRIVATE_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "gitlab-oauth-app-secret",
      title: "GitLab OAuth application secret",
      severity: "high",
      form: token("gloas-", run("base64url", 64)),
      envVars: [],
      verify: {
        method: "POST",
        url: "https://gitlab.com/oauth/token",
        auth: "the form client_id={client id}&client_secret={token} with a made-up code",
        live: [400],
        dead: [401],
      },
    },
    {
      id: "gitlab-deploy-token",
      title: "GitLab deploy token",
      severity: "high",
      form: token("gldt-", run("base64url", 20)),
      envVars: ["CI_DEPLOY_PASSWORD"],
      verify: probe("https://gitlab.com/{project}.git/info/refs?service=git-upload-pack", {
        auth: "Basic authentication, user {user}, password {token}",
      }),
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
      verify: {
        method: "POST",
        url: "https://gitlab.com/api/v4/runners/verify",
        auth: "the form token={token}",
        live: [200],
        dead: [403],
      },
      revoke: { method: "DELETE", url: "https://gitlab.com/api/v4/runners", auth: "the form token={token}" },
    },
    {
      id: "gitlab-runner-registration-token",
      title: "GitLab runner registration token",
      severity: "high",
      form: token("GR1348941", run("base64url", 20)),
      envVars: ["RUNNER_REGISTRATION_TOKEN"],
      verify: {
        method: "POST",
        url: "https://gitlab.com/api/v4/runners/verify",
        auth: "the form token={token}",
        live: [200],
        dead: [403],
      },
    },
    {
      id: "gitlab-ci-job-token",
      title: "GitLab CI job token",
      severity: "medium",
      form: token("glcbt-", run("alnum", 1, 5), "_", run("base64url", 20)),
      envVars: ["CI_JOB_TOKEN"],
      verify: probe("https://gitlab.com/api/v4/job", { auth: "JOB-TOKEN: {token}" }),
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
      form: token("glft-", oneOf([run("hex", 64), "-", run("digit", 1, 12)], run("base64url", 20))),
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
      verify: probe("https://gitlab.com/api/scim/v2/groups/{group}/Users"),
    },
    {
      id: "gitlab-feature-flag-token",
      title: "GitLab feature flag client token",
      severity: "low",
      form: token("glffct-", run("base64url", 20)),
      envVars: [],
    },
    {
      id: "gitlab-workspace-token",
      title: "GitLab workspace token",
      severity: "medium",
      form: token("glwt-", run("base64url", 20, 64)),
      envVars: [],
    },
    {
      id: "gitlab-session-cookie",
      title: "GitLab session cookie",
      severity: "high",
      form: token("_gitlab_session=", run("hex", 32)),
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
