import { contextual, jwt, maybe, near, oneOf, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Builds, deployments and workflows. */
export const build: readonly Provider[] = [
  service({
    name: "Bitrise",
    console: "https://app.bitrise.io/me/account/security",
    rules: [
      {
        id: "bitrise-token",
        title: "Bitrise access token",
        severity: "high",
        form: contextual(["bitrise"], run("base64url", 60, 120)),
        envVars: ["BITRISE_TOKEN", "BITRISE_ACCESS_TOKEN"],
        verify: probe("https://api.bitrise.io/v0.1/me", { auth: "Authorization: {token}" }),
      },
    ],
  }),
  service({
    name: "Codemagic",
    console: "https://codemagic.io/teams",
    rules: [
      {
        id: "codemagic-token",
        title: "Codemagic API token",
        severity: "medium",
        form: contextual(["codemagic"], run("base64url", 43)),
        envVars: ["CODEMAGIC_API_TOKEN", "CM_API_TOKEN"],
        verify: probe("https://api.codemagic.io/apps", { auth: "x-auth-token: {token}" }),
      },
    ],
  }),
  service({
    name: "dbt Labs",
    console: "https://cloud.getdbt.com",
    rules: [
      {
        id: "dbt-cloud-token",
        title: "dbt Cloud token",
        severity: "high",
        form: token(oneOf("dbtc_", "dbtu_"), run("base64url", 30, 60)),
        envVars: ["DBT_CLOUD_API_TOKEN", "DBT_TOKEN"],
        verify: probe("https://cloud.getdbt.com/api/v2/accounts/", { auth: "Authorization: token {token}" }),
      },
      {
        id: "dbt-cloud-token-legacy",
        title: "dbt Cloud token (old form)",
        severity: "high",
        form: contextual(["dbt cloud", "dbt token", "dbt api", "dbt"], run("hex", 40)),
        envVars: ["DBT_CLOUD_API_TOKEN"],
      },
    ],
  }),
  service({
    name: "Drone CI",
    rules: [
      {
        id: "drone-ci-token",
        title: "Drone CI user token",
        severity: "high",
        form: contextual(["drone", "drone ci"], run("alnum", 32)),
        envVars: ["DRONE_TOKEN"],
        verify: probe("https://cloud.drone.io/api/user"),
      },
    ],
  }),
  service({
    name: "Expo",
    console: "https://expo.dev/settings/access-tokens",
    rules: [
      {
        id: "expo-token",
        title: "Expo access token",
        severity: "high",
        form: contextual(
          ["expo token", "expo access token", "expo api", "expo auth", "eas token"],
          run("base64url", 40),
        ),
        envVars: ["EXPO_TOKEN"],
      },
    ],
  }),
  service({
    name: "Harness",
    console: "https://app.harness.io",
    rules: [
      {
        id: "harness-token",
        title: "Harness access token",
        severity: "critical",
        form: token(oneOf("pat.", "sat."), run("base64url", 22), ".", run("alnum", 24), ".", run("alnum", 20)),
        envVars: ["HARNESS_API_KEY", "HARNESS_PLATFORM_API_KEY"],
        verify: probe("https://app.harness.io/ng/api/user/currentUser", {
          auth: "x-api-key: {token}",
          live: [200, 403],
        }),
      },
    ],
  }),
  service({
    name: "Infracost",
    console: "https://dashboard.infracost.io",
    rules: [
      {
        id: "infracost-api-key",
        title: "Infracost API key",
        severity: "medium",
        form: token("ico-", run("alnum", 32)),
        envVars: ["INFRACOST_API_KEY"],
      },
    ],
  }),
  service({
    name: "JetBrains",
    docs: "https://www.jetbrains.com/help/youtrack/devportal/authentication-with-permanent-token.html",
    rules: [
      {
        id: "teamcity-token",
        title: "TeamCity access token",
        severity: "critical",
        // Its first part decodes to the type TCV2.
        form: token("eyJ0eXAiOiAiVENWMiJ9.", run("base64url", 36), ".", run("base64url", 48)),
        envVars: [],
      },
      {
        id: "jetbrains-hub-token",
        title: "YouTrack or Hub permanent token",
        severity: "high",
        form: token(
          oneOf("perm:", "perm-"),
          run("base64", 2, 120),
          maybe("="),
          maybe("="),
          ".",
          run("base64", 2, 120),
          maybe("="),
          maybe("="),
          ".",
          run("alnum", 28, 32),
        ),
        envVars: ["YOUTRACK_TOKEN"],
      },
    ],
  }),
  service({
    name: "LocalStack",
    console: "https://app.localstack.cloud",
    rules: [
      {
        id: "localstack-key",
        title: "LocalStack auth token",
        severity: "medium",
        form: near(["localstack"], token("ls-", run("base64url", 30, 44))),
        envVars: ["LOCALSTACK_AUTH_TOKEN", "LOCALSTACK_API_KEY"],
      },
    ],
  }),
  service({
    name: "Mergify",
    console: "https://dashboard.mergify.com",
    rules: [
      {
        id: "mergify-key",
        title: "Mergify application key",
        severity: "medium",
        form: token("mergify_application_key_", run("base64url", 40, 200)),
        envVars: [],
        verify: probe("https://api.mergify.com/v1/application"),
      },
    ],
  }),
  service({
    name: "Octopus Deploy",
    rules: [
      {
        id: "octopus-deploy-api-key",
        title: "Octopus Deploy API key",
        severity: "critical",
        form: token("API-", run("upperAlnum", 26)),
        envVars: ["OCTOPUS_API_KEY", "OCTOPUS_CLI_API_KEY"],
      },
    ],
  }),
  service({
    name: "Prefect",
    console: "https://app.prefect.cloud/my/api-keys",
    rules: [
      {
        id: "prefect-api-key",
        title: "Prefect Cloud API key",
        severity: "high",
        form: token(oneOf("pnu_", "pnb_"), run("alnum", 36)),
        envVars: ["PREFECT_API_KEY"],
        verify: probe("https://api.prefect.cloud/api/me/"),
      },
    ],
  }),
  service({
    name: "Scalr",
    rules: [
      {
        id: "scalr-token",
        title: "Scalr API access token",
        severity: "critical",
        // A JSON Web Token for the issuer user, whose id begins with at-.
        form: token(
          "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJ1c2VyIiwianRpIjoiYXQt",
          run("base64url", 20, 44),
          ".",
          run("base64url", 43),
        ),
        envVars: ["SCALR_TOKEN"],
        verify: probe("https://scalr.io/api/iacp/v3/accounts", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "Spacelift",
    rules: [
      {
        id: "spacelift-key",
        title: "Spacelift API key secret",
        severity: "critical",
        form: contextual(["spacelift"], run("hex", 64)),
        envVars: ["SPACELIFT_API_KEY_SECRET"],
      },
    ],
  }),
  service({
    name: "Temporal",
    console: "https://cloud.temporal.io/settings/api-keys",
    rules: [
      {
        id: "temporal-cloud-key",
        title: "Temporal Cloud API key",
        severity: "high",
        form: near(
          ["temporal.io", "tmprl", "temporal_", "temporal-", "temporal cloud", "temporal api", "temporalio"],
          jwt(),
        ),
        envVars: ["TEMPORAL_API_KEY"],
        verify: probe("https://saas-api.tmprl.cloud/cloud/current-identity"),
      },
    ],
  }),
  service({
    name: "Travis CI",
    console: "https://app.travis-ci.com/account/preferences",
    rules: [
      {
        id: "travis-ci-token",
        title: "Travis CI API token",
        severity: "high",
        form: contextual(["travis"], run("base64url", 22)),
        envVars: ["TRAVIS_TOKEN", "TRAVIS_API_TOKEN"],
        verify: probe("https://api.travis-ci.com/user", { auth: "Authorization: token {token}", dead: [403] }),
      },
    ],
  }),
  service({
    name: "Visual Studio App Center",
    rules: [
      {
        id: "appcenter-token",
        title: "App Center API token",
        severity: "medium",
        form: contextual(["app center"], run("hex", 40)),
        envVars: ["APPCENTER_ACCESS_TOKEN"],
        verify: probe("https://api.appcenter.ms/v0.1/user", { auth: "X-Api-Token: {token}" }),
      },
    ],
  }),
];
