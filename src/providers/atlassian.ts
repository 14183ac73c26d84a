import { crcInUpperHex } from "../detection/checksum.ts";
import { contextual, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const atlassian = {
  name: "Atlassian",
  rules: [
    {
      id: "atlassian-api-token",
      title: "Atlassian API token",
      severity: "critical",
      form: token("ATATT3", run("base64url", 120, 250), "=", crcInUpperHex),
      envVars: ["ATLASSIAN_API_TOKEN", "JIRA_API_TOKEN", "CONFLUENCE_API_TOKEN"],
    },
    {
      id: "atlassian-admin-key",
      title: "Atlassian organization or Bitbucket access token",
      severity: "critical",
      form: token("ATCTT3xFfG", run("base64url", 80, 250), "=", crcInUpperHex),
      envVars: ["ATLASSIAN_ADMIN_TOKEN", "BITBUCKET_TOKEN"],
      verify: probe("https://api.atlassian.com/admin/v1/orgs"),
    },
    {
      id: "atlassian-api-token-legacy",
      title: "Atlassian API token (before 2023)",
      severity: "critical",
      form: contextual(["atlassian", "jira", "confluence"], run("alnum", 24)),
      envVars: ["JIRA_API_TOKEN"],
    },
    {
      id: "atlassian-api-token-other",
      title: "Atlassian API token (without a checksum)",
      severity: "critical",
      form: token("ATATT3", run("loose", 120, 260)),
      envVars: ["ATLASSIAN_API_TOKEN", "JIRA_API_TOKEN"],
    },
    {
      id: "jira-data-center-token",
      title: "Jira or Confluence Data Center access token",
      severity: "critical",
      // Base64 of a decimal id, a colon and random bytes.
      form: contextual(["jira", "confluence", "atlassian"], oneOf("M", "N", "O"), run("base64", 43)),
      envVars: ["JIRA_TOKEN", "CONFLUENCE_TOKEN"],
    },
    {
      id: "bitbucket-app-password",
      title: "Bitbucket app password",
      severity: "critical",
      form: token("ATBB", run("base64url", 32)),
      envVars: ["BITBUCKET_APP_PASSWORD", "BITBUCKET_PASSWORD"],
      verify: probe("https://api.bitbucket.org/2.0/user", {
        auth: "Basic authentication, user {user}, password {token}",
        live: [200, 403],
      }),
    },
    {
      id: "bitbucket-repository-access-token",
      title: "Bitbucket repository, project or workspace access token",
      severity: "critical",
      form: token("ATCTT3xFfGN0", run("base64url", 80, 250), "=", crcInUpperHex),
      envVars: ["BITBUCKET_TOKEN", "BITBUCKET_ACCESS_TOKEN"],
      verify: probe("https://api.bitbucket.org/2.0/repositories/{workspace}/{repo}", { live: [200, 404] }),
    },
    {
      id: "bitbucket-data-center-token",
      title: "Bitbucket Data Center access token",
      severity: "critical",
      form: token("BBDC-", run("loose", 40, 50)),
      envVars: [],
    },
    {
      id: "bitbucket-oauth-secret",
      title: "Bitbucket OAuth consumer secret",
      severity: "high",
      form: contextual(["bitbucket"], oneOf(run("base64url", 64), run("alnum", 32))),
      envVars: [],
      verify: {
        method: "POST",
        url: "https://bitbucket.org/site/oauth2/access_token",
        auth: "Basic authentication, user {key}, password {token}, grant_type=client_credentials",
        live: [200],
        dead: [400, 401],
      },
    },
  ],
  runbook: {
    console: "https://id.atlassian.com/manage-profile/security/api-tokens",
    replace: [
      "Create an API token with scopes and an expiry date, best for a service account rather than a person.",
      "Put it into your secret store and deploy every job that used the old one.",
    ],
    revoke: ["In the same list, revoke the old token; an organization's key is revoked in Atlassian Administration."],
    audit: [
      "In the organization's audit log, look for exports, new members and changed permissions since the commit's date.",
    ],
  },
  references: ["https://id.atlassian.com/manage-profile/security/api-tokens"],
} as const satisfies Provider;
