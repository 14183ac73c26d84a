import { crcInUpperHex } from "../detection/checksum.ts";
import { assigned, run, token } from "../detection/form.ts";
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
    },
    {
      id: "atlassian-api-token-legacy",
      title: "Atlassian API token (before 2023)",
      severity: "critical",
      form: assigned(
        ["jira api token", "jira token", "atlassian api token", "atlassian token", "confluence api token"],
        run("alnum", 24),
      ),
      envVars: ["JIRA_API_TOKEN"],
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
