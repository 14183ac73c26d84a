import { contextual, near, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";

export const dataIntegration: readonly Provider[] = [
  service({
    name: "Api2Cart",
    rules: [
      {
        id: "api2cart-api-key",
        title: "Api2Cart API key",
        severity: "medium",
        form: contextual(["api2cart"], run("hex", 32)),
        envVars: [],
        verify: probe("https://api.api2cart.com/v1.1/account.cart.list.json?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Apideck",
    rules: [
      {
        id: "apideck-api-key",
        title: "Apideck API key",
        severity: "medium",
        form: near(["apideck"], token("sk_live_", run("kebab", 93))),
        envVars: [],
        verify: probe("https://unify.apideck.com/vault/consumers", {
          auth: "x-apideck-app-id: {id}; Authorization: Bearer {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "AppSynergy",
    rules: [
      {
        id: "appsynergy-api-key",
        title: "AppSynergy API key",
        severity: "medium",
        form: contextual(["appsynergy"], run("lowerAlnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Borgbase",
    rules: [
      {
        id: "borgbase-api-key",
        title: "Borgbase API key",
        severity: "medium",
        form: contextual(["borgbase"], run("loose", 148, 152)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Caspio",
    rules: [
      {
        id: "caspio-api-key",
        title: "Caspio API key",
        severity: "medium",
        form: contextual(["caspio"], run("lowerAlnum", 50)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "CloudElements",
    rules: [
      {
        id: "cloudelements-api-key",
        title: "CloudElements API key",
        severity: "medium",
        form: contextual(["cloudelements", "cloud elements"], run("alnum", 43)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Cloudplan",
    rules: [
      {
        id: "cloudplan-api-key",
        title: "Cloudplan API key",
        severity: "medium",
        form: contextual(["cloudplan"], run("upperKebab", 32)),
        envVars: [],
        verify: probe("https://api.cloudplan.biz/api/user/me", { auth: "session_id: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Databox",
    rules: [
      {
        id: "databox-push-token",
        title: "Databox push token",
        severity: "low",
        form: contextual(["databox"], run("paddedBase64", 21)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "DronaHQ",
    rules: [
      {
        id: "dronahq-api-key",
        title: "DronaHQ API key",
        severity: "medium",
        form: contextual(["dronahq"], run("lowerAlnum", 50)),
        envVars: [],
        verify: probe("https://plugin.api.dronahq.com/users/?tokenkey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "EasyInsight",
    rules: [
      {
        id: "easyinsight-api-key",
        title: "EasyInsight API key",
        severity: "medium",
        form: contextual(["easyinsight", "easy insight"], run("alnum", 20)),
        envVars: [],
        verify: probe("https://www.easy-insight.com/app/api/users.json", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Geckoboard",
    rules: [
      {
        id: "geckoboard-api-key",
        title: "Geckoboard API key",
        severity: "medium",
        form: contextual(["geckoboard"], run("alnum", 44)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Klipfolio",
    rules: [
      {
        id: "klipfolio-api-key",
        title: "Klipfolio API key",
        severity: "medium",
        form: contextual(["klipfolio"], run("hex", 40)),
        envVars: [],
        verify: probe("https://app.klipfolio.com/api/1.0/users", { auth: "kf-api-key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Meta API (metaapi.io)",
    rules: [
      {
        id: "meta-api-io-api-key",
        title: "Meta API (metaapi.io) API key",
        severity: "medium",
        form: contextual(["metaapi", "meta api"], run("hex", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "MuleSoft Anypoint",
    rules: [
      {
        id: "anypoint-api-key",
        title: "MuleSoft Anypoint API key",
        severity: "medium",
        form: contextual(["anypoint", "mulesoft"], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: [],
        verify: probe(
          "https://anypoint.mulesoft.com/apiplatform/repository/v2/organizations/{id}/apis/by-name?apiName=",
          { dead: [401, 403] },
        ),
      },
      {
        id: "anypoint-client-secret",
        title: "MuleSoft Anypoint OAuth client secret",
        severity: "medium",
        form: contextual(["anypoint", "mulesoft"], run("anyHex", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Pipedream",
    rules: [
      {
        id: "pipedream-api-key",
        title: "Pipedream API key",
        severity: "medium",
        form: contextual(["pipedream"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.pipedream.com/v1/users/me", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Qubole",
    rules: [
      {
        id: "qubole-api-key",
        title: "Qubole API key",
        severity: "medium",
        form: contextual(["qubole"], run("lowerAlnum", 64)),
        envVars: [],
        verify: probe("https://us.qubole.com/api/v1.2/account", { auth: "X-AUTH-TOKEN: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Rockset",
    rules: [
      {
        id: "rockset-api-key",
        title: "Rockset API key",
        severity: "medium",
        form: contextual(["rockset"], run("alnum", 64)),
        envVars: [],
        verify: probe("https://api.rs2.usw2.rockset.com/v1/orgs/self/queries", {
          auth: "Authorization: ApiKey {token}",
        }),
      },
    ],
  }),
  service({
    name: "Sheety",
    rules: [
      {
        id: "sheety-api-key",
        title: "Sheety API key",
        severity: "medium",
        form: contextual(["sheety"], run("lowerAlnum", 64)),
        envVars: [],
        verify: probe("https://api.sheety.co/{id}/restaurantMenu/menuItems", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Stitchdata",
    rules: [
      {
        id: "stitchdata-api-key",
        title: "Stitchdata API key",
        severity: "medium",
        form: contextual(["stitchdata", "stitch data"], run("lowerWord", 35)),
        envVars: [],
        verify: probe("https://api.stitchdata.com/v4/sources", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Ubidots",
    rules: [
      {
        id: "ubidots-api-key",
        title: "Ubidots API key",
        severity: "medium",
        form: token("BBFF-", run("alnum", 30)),
        envVars: [],
        verify: probe("https://industrial.api.ubidots.com/api/v1.6/variables/", {
          auth: "X-Auth-Token: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
