import { contextual, guess, jwt, near, run, token, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { byGet } from "./by-get.ts";
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
        verify: byGet("https://go.urbanairship.com/api/schedules", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.appcues.com/v2/accounts/{id}/flows", "Basic, user name {id}, password {token}"),
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
        verify: byGet("https://api.appfollow.io/api/v2/account/users", "X-AppFollow-API-Token: {token}"),
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
        verify: byGet("https://api2.autopilothq.com/v1/account", "autopilotapikey: {token}"),
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
        verify: byGet("https://app.ayrshare.com/api/user", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.bombbomb.com/v2/user/", "Authorization: Bearer {token}"),
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
        verify: byGet("https://campayn.com/api/v1/lists", "Authorization: TRUEREST apikey={token}"),
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
        verify: byGet("https://r1-api.dotdigital.com/v2/account-info", "Basic, user name {id}, password {token}"),
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
        verify: byGet("https://api.dyspatch.io/templates", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.getresponse.com/v3/accounts", "X-Auth-Token: api-key {token}"),
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
        verify: byGet("https://api.convertkit.com/v3/forms?api_key={token}", "in the URL"),
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
        verify: byGet("https://api.livestorm.co/v1/ping", "Authorization: {token}"),
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
        verify: byGet("https://api.mailmodo.com/api/v1/campaigns?type=CONTACT_LIST", "mmApiKey: {token}"),
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
        verify: byGet("https://api.moosend.com/v3/lists.json?apikey={token}&format=json", "in the URL"),
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
        verify: byGet("https://api.pepipost.com/v5.1/domain/getDomains?domain=pepisandbox.com", "api_key: {token}"),
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
        verify: byGet("https://api.omnisend.com/v3/contacts?limit=100&offset=0", "X-API-KEY: {token}"),
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
        verify: byGet("https://api.partnerstack.com/api/v2/partnerships", "Authorization: Bearer {token}"),
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
        verify: byGet("https://services.reachmail.net/administration/users/current", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.ritekit.com/v1/stats/multiple-hashtags?tags=hello&client_id={token}", "in the URL"),
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
        verify: byGet("https://api.simplynoted.com/api/products", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.storychief.io/1.0/users?page=1&count=10", "Authorization: Bearer {token}"),
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
        verify: byGet(
          "https://stripo.email/emailgeneration/v1/emails?parameters=sortingAsc=true",
          "Stripo-Api-Auth: {token}",
        ),
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
        verify: byGet("https://api.userflow.com/users", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.vbout.com/1/app/me.json?key={token}", "in the URL"),
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
