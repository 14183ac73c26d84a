import { contextual, near, run, token } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { byGet } from "./by-get.ts";
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
        verify: byGet("https://api.api2cart.com/v1.1/account.cart.list.json?api_key={token}", "in the URL"),
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
        verify: byGet(
          "https://unify.apideck.com/vault/consumers",
          "x-apideck-app-id: {id}; Authorization: Bearer {token}",
        ),
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
        verify: byGet("https://api.cloudplan.biz/api/user/me", "session_id: {token}"),
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
        verify: byGet("https://plugin.api.dronahq.com/users/?tokenkey={token}", "in the URL"),
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
        verify: byGet("https://www.easy-insight.com/app/api/users.json", "Basic, user name {id}, password {token}"),
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
        verify: byGet("https://app.klipfolio.com/api/1.0/users", "kf-api-key: {token}"),
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
        verify: byGet(
          "https://anypoint.mulesoft.com/apiplatform/repository/v2/organizations/{id}/apis/by-name?apiName=",
          "Authorization: Bearer {token}",
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
        verify: byGet("https://api.pipedream.com/v1/users/me", "Authorization: Bearer {token}"),
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
        verify: byGet("https://us.qubole.com/api/v1.2/account", "X-AUTH-TOKEN: {token}"),
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
        verify: byGet("https://api.rs2.usw2.rockset.com/v1/orgs/self/queries", "Authorization: ApiKey {token}", [401]),
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
        verify: byGet("https://api.sheety.co/{id}/restaurantMenu/menuItems", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.stitchdata.com/v4/sources", "Authorization: Bearer {token}"),
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
        verify: byGet("https://industrial.api.ubidots.com/api/v1.6/variables/", "X-Auth-Token: {token}"),
      },
    ],
  }),
];
