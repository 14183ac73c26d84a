import { crcOfBodyInBase62 } from "../detection/checksum.ts";
import { assigned, near, oneOf, pem, run, token } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://api.github.com/user");

const revoke: ApiCall = {
  method: "POST",
  url: "https://api.github.com/credentials/revoke",
  auth: 'none; the JSON body {"credentials": ["{token}"]} names it',
};

export const github = {
  name: "GitHub",
  rules: [
    {
      id: "github-pat-classic",
      title: "GitHub personal access token (classic)",
      severity: "critical",
      form: token("ghp_", run("alnum", 30), crcOfBodyInBase62),
      envVars: ["GITHUB_TOKEN", "GH_TOKEN", "GITHUB_PAT"],
      verify,
      revoke,
    },
    {
      id: "github-pat-fine-grained",
      title: "GitHub personal access token (fine-grained)",
      severity: "critical",
      // 22 characters, an underscore and 59 characters today.
      form: token("github_pat_", run("word", 70, 120)),
      envVars: ["GITHUB_TOKEN", "GH_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "github-oauth-token",
      title: "GitHub OAuth access token",
      severity: "critical",
      form: token("gho_", run("alnum", 30), crcOfBodyInBase62),
      envVars: ["GITHUB_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "github-app-user-token",
      title: "GitHub App user token",
      severity: "high",
      form: token("ghu_", run("alnum", 30), crcOfBodyInBase62),
      envVars: ["GITHUB_TOKEN"],
      verify,
      revoke,
    },
    {
      id: "github-app-installation-token",
      title: "GitHub App installation token",
      severity: "high",
      form: token("ghs_", run("alnum", 30), crcOfBodyInBase62),
      envVars: ["GITHUB_TOKEN"],
      verify: probe("https://api.github.com/installation/repositories?per_page=1", { live: [200, 403] }),
      revoke: {
        method: "DELETE",
        url: "https://api.github.com/installation/token",
        auth: "Authorization: Bearer {token}",
      },
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
      // The short form is no longer issued.
      form: token("ghr_", oneOf(run("alnum", 70), run("alnum", 30)), crcOfBodyInBase62),
      envVars: [],
      revoke,
    },
    {
      id: "github-secret-scanning-sample",
      title: "GitHub sample token for testing scanners",
      severity: "low",
      form: token("secret_scanning_ab85fc6f8d7638cf1c11da812da308d43_", run("alnum", 5)),
      envVars: [],
      use: "test",
    },
    {
      id: "github-app-private-key",
      title: "GitHub App private key",
      severity: "critical",
      form: near(["github_app", "github-app", "github app"], pem("RSA PRIVATE KEY")),
      envVars: ["GITHUB_APP_PRIVATE_KEY", "APP_PRIVATE_KEY"],
      verify: probe("https://api.github.com/app", { auth: "Authorization: Bearer {a JWT that the key signed}" }),
    },
    {
      id: "github-token-legacy",
      title: "GitHub token (before 2021)",
      severity: "critical",
      form: assigned(
        [
          "github token",
          "gh token",
          "github access token",
          "github pat",
          "github api token",
          "github oauth token",
          "github auth token",
          "github auth",
          "github api key",
          "github key",
          "github personal access token",
          "gh pat",
        ],
        run("hex", 40),
      ),
      envVars: ["GITHUB_TOKEN"],
      verify: probe("https://api.github.com/user", { auth: "Authorization: token {token}" }),
    },
    {
      id: "github-oauth-client-secret",
      title: "GitHub OAuth client secret",
      severity: "high",
      form: assigned(
        [
          "github client secret",
          "github secret",
          "github oauth secret",
          "github app secret",
          "github app client secret",
          "github oauth client secret",
          "gh client secret",
        ],
        run("hex", 40),
      ),
      envVars: ["GITHUB_CLIENT_SECRET"],
      verify: {
        method: "POST",
        url: "https://api.github.com/applications/{client_id}/token",
        auth: "Basic authentication, user {client id}, password {token}, a made-up access_token in the JSON body",
        live: [404, 422],
        dead: [401],
      },
    },
    {
      id: "github-url-credentials",
      title: "GitHub token in a clone URL",
      severity: "critical",
      // Where the token stands as the password, the rule for passwords in URLs finds it.
      form: token(run("hex", 40), ":x-oauth-basic@github.com"),
      envVars: [],
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
