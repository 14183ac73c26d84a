import { contextual, guess, jwt, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Hosted databases and event streams. */
export const dataStores: readonly Provider[] = [
  service({
    name: "Aiven",
    console: "https://console.aiven.io/profile/tokens",
    rules: [
      {
        id: "aiven-token",
        title: "Aiven API token",
        severity: "critical",
        form: contextual(["aiven", "aivenv1"], run("base64", 370, 372), maybe("="), maybe("=")),
        envVars: ["AIVEN_TOKEN", "AIVEN_AUTH_TOKEN"],
        verify: probe("https://api.aiven.io/v1/project", { auth: "Authorization: aivenv1 {token}", dead: [401, 403] }),
      },
      {
        id: "aiven-service-password",
        title: "Aiven service password",
        severity: "critical",
        form: token("AVNS_", run("base64url", 16, 19)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ClickHouse",
    console: "https://console.clickhouse.cloud",
    rules: [
      {
        id: "clickhouse-cloud-secret",
        title: "ClickHouse Cloud API key secret",
        severity: "critical",
        form: token("4b1d", run("alnum", 38)),
        envVars: [],
        verify: probe("https://api.clickhouse.cloud/v1/organizations", {
          auth: "Basic authentication, user {id}, password {token}",
        }),
      },
    ],
  }),
  service({
    name: "Cockroach Labs",
    console: "https://cockroachlabs.cloud/access",
    rules: [
      {
        id: "cockroach-cloud-key",
        title: "CockroachDB Cloud API key",
        severity: "critical",
        form: token("CCDB1_", run("alnum", 22), "_", run("alnum", 40)),
        envVars: ["COCKROACH_API_KEY"],
        verify: probe("https://cockroachlabs.cloud/api/v1/clusters"),
      },
    ],
  }),
  service({
    name: "Convex",
    console: "https://dashboard.convex.dev",
    docs: "https://docs.convex.dev/cli/deploy-key-types",
    rules: [
      {
        id: "convex-deploy-key",
        title: "Convex deploy key",
        severity: "critical",
        form: token(
          oneOf("prod:", "dev:", "preview:", "project:"),
          run("base64url", 3, 60),
          maybe(":", run("base64url", 3, 60)),
          "|eyJ",
          run("base64", 20, 600),
          maybe("="),
          maybe("="),
        ),
        envVars: ["CONVEX_DEPLOY_KEY"],
      },
    ],
  }),
  service({
    name: "Couchbase",
    console: "https://cloud.couchbase.com",
    rules: [
      {
        id: "couchbase-capella-key",
        title: "Couchbase Capella API key secret",
        severity: "critical",
        form: contextual(["couchbase", "capella"], run("base64", 60, 120), maybe("="), maybe("=")),
        envVars: [],
        verify: probe("https://cloudapi.cloud.couchbase.com/v4/organizations"),
      },
    ],
  }),
  service({
    name: "DataStax",
    console: "https://astra.datastax.com/settings/tokens",
    rules: [
      {
        id: "datastax-astra-token",
        title: "DataStax Astra application token",
        severity: "critical",
        form: token("AstraCS:", run("alnum", 16, 32), ":", run("hex", 64)),
        envVars: ["ASTRA_DB_APPLICATION_TOKEN"],
        verify: probe("https://api.astra.datastax.com/v2/tokens", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "Hasura",
    console: "https://cloud.hasura.io",
    rules: [
      {
        id: "hasura-admin-secret",
        title: "Hasura admin secret",
        severity: "critical",
        form: contextual(["hasura"], run("alnum", 64)),
        envVars: ["HASURA_GRAPHQL_ADMIN_SECRET"],
      },
      {
        id: "hasura-admin-secret-own",
        title: "Hasura admin secret (self-hosted)",
        severity: "critical",
        form: guess("password", ["hasura graphql admin secret", "hasura admin secret"]),
        envVars: ["HASURA_GRAPHQL_ADMIN_SECRET"],
      },
    ],
  }),
  service({
    name: "InfluxData",
    console: "https://cloud2.influxdata.com",
    rules: [
      {
        id: "influxdb-token",
        title: "InfluxDB API token",
        severity: "high",
        form: contextual(["influx"], run("base64url", 86), "=="),
        envVars: ["INFLUX_TOKEN", "INFLUXDB_TOKEN"],
      },
    ],
  }),
  service({
    name: "Neon",
    console: "https://console.neon.tech/app/settings/api-keys",
    rules: [
      {
        id: "neon-api-key",
        title: "Neon API key",
        severity: "critical",
        form: token("napi_", run("alnum", 60, 70)),
        envVars: ["NEON_API_KEY"],
        verify: probe("https://console.neon.tech/api/v2/projects", { live: [200, 400] }),
      },
      {
        id: "neon-connection-uri",
        title: "Neon database password",
        severity: "critical",
        // The password of the connection URI, wherever it stands.
        form: near(["neon"], token("npg_", run("alnum", 10, 40))),
        envVars: ["DATABASE_URL"],
      },
    ],
  }),
  service({
    name: "Tinybird",
    console: "https://app.tinybird.co/tokens",
    rules: [
      {
        id: "tinybird-token",
        title: "Tinybird auth token",
        severity: "high",
        form: token("p.eyJ", run("base64url", 40, 500), ".", run("base64url", 20, 100)),
        envVars: ["TINYBIRD_TOKEN", "TB_TOKEN"],
        verify: probe("https://api.tinybird.co/v0/datasources", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Turso",
    console: "https://app.turso.tech",
    rules: [
      {
        id: "turso-token",
        title: "Turso token",
        severity: "high",
        form: near(["turso", "libsql"], jwt()),
        envVars: ["TURSO_AUTH_TOKEN", "TURSO_API_TOKEN"],
        verify: probe("https://api.turso.tech/v1/auth/validate"),
      },
    ],
  }),
  service({
    name: "Upstash",
    console: "https://console.upstash.com",
    rules: [
      {
        id: "upstash-token",
        title: "Upstash Redis token or management key",
        severity: "high",
        form: contextual(["upstash"], oneOf(["A", run("base64", 47, 59), maybe("="), maybe("=")], uuid)),
        envVars: ["UPSTASH_REDIS_REST_TOKEN", "UPSTASH_API_KEY"],
      },
    ],
  }),
  service({
    name: "Xata",
    console: "https://app.xata.io/settings",
    rules: [
      {
        id: "xata-api-key",
        title: "Xata API key",
        severity: "high",
        form: token("xau_", run("alnum", 38, 50)),
        envVars: ["XATA_API_KEY"],
        verify: probe("https://api.xata.io/user"),
      },
    ],
  }),
];
