import { contextual, guess, jwt, near, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const marketing: readonly Provider[] = [
  service({
    name: "Airship",
    rules: [
      {
        id: "airship-api-key",
        title: "Airship API key",
        severity: "medium",
        form: contextual(["airship", "urban airship"], run("alnum", 91)),
        envVars: [],
        verify: probe("https://go.urbanairship.com/api/schedules", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Appcues",
    rules: [
      {
        id: "appcues-api-key",
        title: "Appcues API key",
        severity: "medium",
        form: contextual(["appcues"], run("lowerKebab", 36)),
        envVars: [],
        verify: probe("https://api.appcues.com/v2/accounts/{id}/flows", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Appfollow",
    rules: [
      {
        id: "appfollow-api-key",
        title: "Appfollow API key",
        severity: "medium",
        form: contextual(
          ["appfollow"],
          "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.",
          run("alnum", 74),
          ".",
          run("base64url", 43),
        ),
        envVars: [],
        verify: probe("https://api.appfollow.io/api/v2/account/users", {
          auth: "X-AppFollow-API-Token: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "AutoPilot",
    rules: [
      {
        id: "autopilot-api-key",
        title: "AutoPilot API key",
        severity: "medium",
        form: contextual([...secretsOf("autopilot"), "autopilothq", "autopilot app"], run("hex", 32)),
        envVars: [],
        verify: probe("https://api2.autopilothq.com/v1/account", {
          auth: "autopilotapikey: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Ayrshare",
    rules: [
      {
        id: "ayrshare-api-key",
        title: "Ayrshare API key",
        severity: "medium",
        form: contextual(["ayrshare"], groups("upperAlnum", 8, 8, 8, 8)),
        envVars: [],
        verify: probe("https://app.ayrshare.com/api/user", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "BombBomb",
    rules: [
      {
        id: "bombbomb-api-key",
        title: "BombBomb API key",
        severity: "medium",
        form: near(["bombbomb"], jwt()),
        envVars: [],
        verify: probe("https://api.bombbomb.com/v2/user/", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Campayn",
    rules: [
      {
        id: "campayn-api-key",
        title: "Campayn API key",
        severity: "medium",
        form: contextual(["campayn"], run("lowerAlnum", 64)),
        envVars: [],
        verify: probe("https://campayn.com/api/v1/lists", {
          auth: "Authorization: TRUEREST apikey={token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Demio",
    rules: [
      {
        id: "demio-api-secret",
        title: "Demio API secret",
        severity: "medium",
        form: contextual(["demio"], run("alnum", 10, 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Dotdigital",
    rules: [
      {
        id: "dotdigital-account-password",
        title: "Dotdigital account password",
        severity: "medium",
        form: guess("password", ["dotdigital password", "dotdigital api password", "dotmailer password"]),
        envVars: [],
        verify: probe("https://r1-api.dotdigital.com/v2/account-info", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Dyspatch",
    rules: [
      {
        id: "dyspatch-api-key",
        title: "Dyspatch API key",
        severity: "medium",
        form: contextual(["dyspatch"], run("upperAlnum", 52)),
        envVars: [],
        verify: probe("https://api.dyspatch.io/templates", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "GetResponse",
    rules: [
      {
        id: "getresponse-api-key",
        title: "GetResponse API key",
        severity: "medium",
        form: contextual([...secretsOf("getresponse"), "getresponse.com"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.getresponse.com/v3/accounts", {
          auth: "X-Auth-Token: api-key {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Kit (ConvertKit)",
    rules: [
      {
        id: "convertkit-api-key",
        title: "Kit (ConvertKit) API key",
        severity: "medium",
        form: contextual(["convertkit", "convert kit"], run("word", 22)),
        envVars: [],
        verify: probe("https://api.convertkit.com/v3/forms?api_key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Livestorm",
    rules: [
      {
        id: "livestorm-api-key",
        title: "Livestorm API key",
        severity: "medium",
        form: token(
          "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJhcGkubGl2ZXN0b3JtLmNvIiwianRpIjoi",
          run("kebab", 134),
          ".",
          run("base64url", 43),
        ),
        envVars: [],
        verify: probe("https://api.livestorm.co/v1/ping", { auth: "Authorization: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Mailmodo",
    rules: [
      {
        id: "mailmodo-api-key",
        title: "Mailmodo API key",
        severity: "medium",
        form: contextual(["mailmodo"], groups("upperAlnum", 7, 7, 7, 7)),
        envVars: [],
        verify: probe("https://api.mailmodo.com/api/v1/campaigns?type=CONTACT_LIST", {
          auth: "mmApiKey: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Metrilo",
    rules: [
      {
        id: "metrilo-api-key",
        title: "Metrilo API key",
        severity: "medium",
        form: contextual(["metrilo"], run("lowerAlnum", 16)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Moosend",
    rules: [
      {
        id: "moosend-api-key",
        title: "Moosend API key",
        severity: "medium",
        form: contextual(["moosend"], uuid),
        envVars: [],
        verify: probe("https://api.moosend.com/v3/lists.json?apikey={token}&format=json", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Netcore (Pepipost)",
    rules: [
      {
        id: "netcore-pepipost-api-key",
        title: "Netcore (Pepipost) API key",
        severity: "medium",
        form: contextual(["pepipost", ...secretsOf("netcore")], run("kebab", 32)),
        envVars: [],
        verify: probe("https://api.pepipost.com/v5.1/domain/getDomains?domain=pepisandbox.com", {
          auth: "api_key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Omnisend",
    rules: [
      {
        id: "omnisend-api-key",
        title: "Omnisend API key",
        severity: "medium",
        form: contextual(["omnisend"], run("kebab", 75)),
        envVars: [],
        verify: probe("https://api.omnisend.com/v3/contacts?limit=100&offset=0", {
          auth: "X-API-KEY: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Partnerstack",
    rules: [
      {
        id: "partnerstack-api-key",
        title: "Partnerstack API key",
        severity: "medium",
        form: contextual(["partnerstack", "partner stack"], run("alnum", 64)),
        envVars: [],
        verify: probe("https://api.partnerstack.com/api/v2/partnerships", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "PostageApp",
    rules: [
      {
        id: "postageapp-api-key",
        title: "PostageApp API key",
        severity: "medium",
        form: contextual(["postageapp", "postage app"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Postbacks",
    rules: [
      {
        id: "postbacks-api-key",
        title: "Postbacks API key",
        severity: "medium",
        form: contextual(["postbacks"], uuid),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Raven Tools",
    rules: [
      {
        id: "raven-tools-api-key",
        title: "Raven Tools API key",
        severity: "medium",
        form: contextual(["raventools", ...secretsOf("raven")], run("upperKebab", 16)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Reachmail",
    rules: [
      {
        id: "reachmail-api-key",
        title: "Reachmail API key",
        severity: "medium",
        form: contextual(["reachmail"], run("base64url", 64)),
        envVars: [],
        verify: probe("https://services.reachmail.net/administration/users/current", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "RiteKit",
    rules: [
      {
        id: "ritekit-api-key",
        title: "RiteKit API key",
        severity: "medium",
        form: contextual(["ritekit"], run("hex", 44)),
        envVars: [],
        verify: probe("https://api.ritekit.com/v1/stats/multiple-hashtags?tags=hello&client_id={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Simply Noted",
    rules: [
      {
        id: "simplynoted-api-key",
        title: "Simply Noted API key",
        severity: "medium",
        form: contextual(["simplynoted", "simply noted"], run("unreserved", 340, 360)),
        envVars: [],
        verify: probe("https://api.simplynoted.com/api/products", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Storychief",
    rules: [
      {
        id: "storychief-api-key",
        title: "Storychief API key",
        severity: "medium",
        form: contextual(["storychief", "story chief"], run("unreserved", 940, 1000)),
        envVars: [],
        verify: probe("https://api.storychief.io/1.0/users?page=1&count=10", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Stripo",
    rules: [
      {
        id: "stripo-api-key",
        title: "Stripo API key",
        severity: "medium",
        form: contextual(["stripo"], "eyJhbGciOiJIUzI1NiJ9.", run("alnum", 130), ".", run("base64url", 43)),
        envVars: [],
        verify: probe("https://stripo.email/emailgeneration/v1/emails?parameters=sortingAsc=true", {
          auth: "Stripo-Api-Auth: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Userflow",
    rules: [
      {
        id: "userflow-api-key",
        title: "Userflow API key",
        severity: "medium",
        form: contextual([...secretsOf("userflow"), "userflow.com"], run("lowerWord", 29)),
        envVars: [],
        verify: probe("https://api.userflow.com/users", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Vbout",
    rules: [
      {
        id: "vbout-api-key",
        title: "Vbout API key",
        severity: "medium",
        form: contextual(["vbout"], run("digit", 25)),
        envVars: [],
        verify: probe("https://api.vbout.com/1/app/me.json?key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Vouchery",
    rules: [
      {
        id: "vouchery-api-key",
        title: "Vouchery API key",
        severity: "medium",
        form: contextual(["vouchery"], run("lowerKebab", 36)),
        envVars: [],
      },
    ],
  }),
];
