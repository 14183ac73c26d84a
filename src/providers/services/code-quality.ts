import { contextual, maybe, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Tests, coverage and security of code. */
export const codeQuality: readonly Provider[] = [
  service({
    name: "Aikido",
    console: "https://app.aikido.dev/settings/integrations",
    rules: [
      {
        id: "aikido-ci-token",
        title: "Aikido CI token",
        severity: "medium",
        form: token("AIK_CI_", run("alnum", 20, 48)),
        envVars: [],
      },
      {
        id: "aikido-client-secret",
        title: "Aikido API client secret",
        severity: "high",
        form: token("AIK_SECRET_", run("alnum", 60, 68)),
        envVars: [],
        verify: {
          method: "POST",
          url: "https://app.aikido.dev/api/oauth/token",
          auth: "Basic authentication, user {client id}, password {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "BrowserStack Percy",
    rules: [
      {
        id: "percy-token",
        title: "Percy project token",
        severity: "low",
        form: contextual(
          ["percy"],
          maybe(oneOf("web_", "app_", "ss_", "auto_", "generic_", "vmw_", "res_")),
          run("hex", 64),
        ),
        envVars: ["PERCY_TOKEN"],
        verify: probe("https://percy.io/api/v1/projects", { auth: "Authorization: Token {token}" }),
      },
    ],
  }),
  service({
    name: "Chromatic",
    console: "https://www.chromatic.com",
    rules: [
      {
        id: "chromatic-token",
        title: "Chromatic project token",
        severity: "low",
        form: token("chpt_", run("alnum", 12, 24)),
        envVars: ["CHROMATIC_PROJECT_TOKEN"],
      },
    ],
  }),
  service({
    name: "Codacy",
    console: "https://app.codacy.com/account/access-management",
    rules: [
      {
        id: "codacy-token",
        title: "Codacy API token",
        severity: "medium",
        form: contextual(["codacy"], oneOf(run("hex", 32), run("alnum", 20, 24))),
        envVars: ["CODACY_API_TOKEN", "CODACY_PROJECT_TOKEN"],
        verify: probe("https://app.codacy.com/api/v3/user", { auth: "api-token: {token}" }),
      },
    ],
  }),
  service({
    name: "Code Climate",
    console: "https://codeclimate.com/profile/tokens",
    rules: [
      {
        id: "codeclimate-reporter-id",
        title: "Code Climate reporter id or API token",
        severity: "medium",
        form: contextual(["code climate", "cc test reporter"], oneOf(run("hex", 64), run("hex", 40))),
        envVars: ["CC_TEST_REPORTER_ID", "CODECLIMATE_REPO_TOKEN"],
        verify: probe("https://api.codeclimate.com/v1/user", { auth: "Authorization: Token token={token}" }),
      },
    ],
  }),
  service({
    name: "Codecov",
    console: "https://app.codecov.io/account",
    rules: [
      {
        id: "codecov-token",
        title: "Codecov token",
        severity: "medium",
        form: contextual(["codecov"], uuid),
        envVars: ["CODECOV_TOKEN", "CODECOV_API_TOKEN"],
        verify: probe("https://api.codecov.io/api/v2/github/"),
      },
    ],
  }),
  service({
    name: "Coveralls",
    console: "https://coveralls.io/account",
    rules: [
      {
        id: "coveralls-token",
        title: "Coveralls token",
        severity: "medium",
        form: contextual(["coveralls"], oneOf(run("base64url", 37), run("alnum", 33))),
        envVars: ["COVERALLS_REPO_TOKEN", "COVERALLS_TOKEN"],
      },
    ],
  }),
  service({
    name: "Cypress",
    rules: [
      {
        id: "cypress-record-key",
        title: "Cypress record key",
        severity: "low",
        form: contextual(["cypress"], uuid),
        envVars: ["CYPRESS_RECORD_KEY"],
      },
    ],
  }),
  service({
    name: "Dependency-Track",
    rules: [
      {
        id: "dependency-track-key",
        title: "Dependency-Track API key",
        severity: "medium",
        form: token("odt_", oneOf([run("alnum", 8), "_", run("alnum", 32)], run("alnum", 32, 80))),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Endor Labs",
    console: "https://app.endorlabs.com",
    rules: [
      {
        id: "endorlabs-api-key",
        title: "Endor Labs API key or secret",
        severity: "high",
        form: token("endr+", run("base64url", 16)),
        envVars: ["ENDOR_API_CREDENTIALS_KEY", "ENDOR_API_CREDENTIALS_SECRET"],
        verify: {
          method: "POST",
          url: "https://api.endorlabs.com/v1/auth/api-key",
          auth: "a JSON body of key and secret",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "GitGuardian",
    console: "https://dashboard.gitguardian.com/api/personal-access-tokens",
    rules: [
      {
        id: "gitguardian-api-key",
        title: "GitGuardian API key",
        severity: "medium",
        form: contextual(["gitguardian", "git guardian", "ggshield"], run("alnum", 70, 72)),
        envVars: ["GITGUARDIAN_API_KEY"],
        verify: probe("https://api.gitguardian.com/v1/health", { auth: "Authorization: Token {token}" }),
      },
    ],
  }),
  service({
    name: "Semgrep",
    console: "https://semgrep.dev/orgs/-/settings/tokens",
    rules: [
      {
        id: "semgrep-token",
        title: "Semgrep app token",
        severity: "medium",
        form: contextual(["semgrep"], run("hex", 64)),
        envVars: ["SEMGREP_APP_TOKEN"],
      },
    ],
  }),
  service({
    name: "Snyk",
    console: "https://app.snyk.io/account",
    rules: [
      {
        id: "snyk-api-token",
        title: "Snyk API token",
        severity: "high",
        form: contextual(["snyk"], uuid),
        envVars: ["SNYK_TOKEN"],
        verify: probe("https://api.snyk.io/rest/self?version=2024-06-10", { auth: "Authorization: token {token}" }),
      },
      {
        id: "snyk-pat",
        title: "Snyk personal or service account token",
        severity: "high",
        form: token(
          oneOf("snyk_uat.", "snyk_sat."),
          run("alnum", 8),
          ".",
          run("base64url", 20, 600),
          ".",
          run("base64url", 20, 600),
        ),
        envVars: ["SNYK_TOKEN"],
        verify: probe("https://api.snyk.io/rest/self?version=2024-06-10", { auth: "Authorization: token {token}" }),
      },
    ],
  }),
  service({
    name: "Sourcegraph",
    console: "https://sourcegraph.com/user/settings/tokens",
    rules: [
      {
        id: "sourcegraph-token",
        title: "Sourcegraph access token",
        severity: "high",
        form: token(
          "sgp_",
          oneOf([run("anyHex", 16), "_", run("anyHex", 40)], ["local_", run("anyHex", 40)], run("anyHex", 40)),
        ),
        envVars: ["SRC_ACCESS_TOKEN", "SOURCEGRAPH_TOKEN"],
        verify: {
          method: "POST",
          url: "https://sourcegraph.com/.api/graphql",
          auth: "Authorization: token {token}",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "sourcegraph-token-legacy",
        title: "Sourcegraph access token (old form)",
        severity: "high",
        form: contextual(["sourcegraph", "src access token"], run("hex", 40)),
        envVars: ["SRC_ACCESS_TOKEN"],
      },
      {
        id: "sourcegraph-cody-token",
        title: "Sourcegraph Cody gateway or licence token",
        severity: "high",
        form: token(oneOf("slk_", "sgd_"), run("hex", 64)),
        envVars: [],
        verify: probe("https://cody-gateway.sourcegraph.com/v1/limits"),
      },
    ],
  }),
  service({
    name: "SpectralOps",
    console: "https://get.spectralops.io",
    rules: [
      {
        id: "spectralops-key",
        title: "SpectralOps personal API key",
        severity: "medium",
        form: token("spu-", run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://get.spectralops.io/api/v1/users", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "StackHawk",
    console: "https://app.stackhawk.com/settings/apikeys",
    rules: [
      {
        id: "stackhawk-key",
        title: "StackHawk API key",
        severity: "medium",
        form: token("hawk.", run("base64url", 20), ".", run("base64url", 20)),
        envVars: ["HAWK_API_KEY"],
      },
    ],
  }),
  service({
    name: "Truffle Security",
    rules: [
      {
        id: "trufflehog-enterprise-key",
        title: "TruffleHog Enterprise key or secret",
        severity: "medium",
        form: token(oneOf(["thog-key-", run("hex", 16)], ["thog-secret-", run("hex", 32)])),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Wiz",
    console: "https://app.wiz.io",
    rules: [
      {
        id: "wiz-client-secret",
        title: "Wiz service account secret",
        severity: "critical",
        form: contextual(["wiz", "wiz io"], run("alnum", 64)),
        envVars: ["WIZ_CLIENT_SECRET"],
        verify: {
          method: "POST",
          url: "https://auth.app.wiz.io/oauth/token",
          auth: "the form of client credentials, {token} as client_secret, audience wiz-api",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
];
