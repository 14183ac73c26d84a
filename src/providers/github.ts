import { crcOfBodyInBase62 } from "../detection/checksum.ts";
import { assigned, near, pem, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const github = {
  name: "GitHub",
  rules: [
    {
      id: "github-pat-classic",
      title: "GitHub personal access token (classic)",
      severity: "critical",
      form: token("ghp_", run("alnum", 30), crcOfBodyInBase62),
      envVars: ["GITHUB_TOKEN", "GH_TOKEN", "GITHUB_PAT"],
    },
    {
      id: "github-pat-fine-grained",
      title: "GitHub personal access token (fine-grained)",
      severity: "critical",
      form: token("github_pat_", run("alnum", 22), "_", run("alnum", 59)),
      envVars: ["GITHUB_TOKEN", "GH_TOKEN"],
    },
    {
      id: "github-oauth-token",
      title: "GitHub OAuth access token",
      severity: "critical",
      form: token("gho_", run("alnum", 30), crcOfBodyInBase62),
      envVars: ["GITHUB_TOKEN"],
    },
    {
      id: "github-app-user-token",
      title: "GitHub App user token",
      severity: "high",
      form: token("ghu_", run("alnum", 30), crcOfBodyInBase62),
      envVars: ["GITHUB_TOKEN"],
    },
    {
      id: "github-app-installation-token",
      title: "GitHub App installation token",
      severity: "high",
      form: token("ghs_", run("alnum", 30), crcOfBodyInBase62),
      envVars: ["GITHUB_TOKEN"],
    },
    {
      id: "github-app-installation-token-stateless",
      title: "GitHub App installation token (stateless)",
      severity: "high",
      form: token(
        "ghs_",
        run("digit", 1, 12),
        "_eyJ",
        run("base64url", 10, 1000),
        ".eyJ",
        run("base64url", 10, 3000),
        ".",
        run("base64url", 40, 700),
      ),
      envVars: ["GITHUB_TOKEN"],
    },
    {
      id: "github-refresh-token",
      title: "GitHub App refresh token",
      severity: "high",
      form: token("ghr_", run("alnum", 70), crcOfBodyInBase62),
      envVars: [],
    },
    {
      id: "github-app-private-key",
      title: "GitHub App private key",
      severity: "critical",
      form: near(["github_app", "github-app", "github app"], pem("RSA PRIVATE KEY")),
      envVars: ["GITHUB_APP_PRIVATE_KEY", "APP_PRIVATE_KEY"],
    },
    {
      id: "github-token-legacy",
      title: "GitHub token (before 2021)",
      severity: "critical",
      form: assigned(["github token", "gh token", "github access token", "github pat"], run("hex", 40)),
      envVars: ["GITHUB_TOKEN"],
    },
    {
      id: "github-oauth-client-secret",
      title: "GitHub OAuth client secret",
      severity: "high",
      form: assigned(["github client secret", "github secret", "github oauth secret"], run("hex", 40)),
      envVars: ["GITHUB_CLIENT_SECRET"],
    },
  ],
  runbook: {
    console: "https://github.com/settings/tokens",
    replace: [
      "Create a fine-grained token for just the repositories and permissions the job needs, with an expiry date. Better: a GitHub App, or the workflow's own GITHUB_TOKEN.",
      "Put it into the secret store or the Actions secrets and deploy. For an App, generate a second private key or client secret.",
    ],
    revoke: [
      "Delete the old token, key or client secret in its owner's developer settings.",
      "Anyone may also report a leaked token to the credentials/revoke endpoint of the REST API: GitHub revokes it and tells the owner.",
    ],
    audit: [
      "In the owner's security log and the organization's audit log, search by the token (hashed_token) since the commit's date.",
      "Look for clones, new deploy keys, new webhooks, changed workflows and new members.",
    ],
  },
  references: [
    "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github",
  ],
} as const satisfies Provider;
