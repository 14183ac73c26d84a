import { contextual, run, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const customerRelations: readonly Provider[] = [
  service({
    name: "Apptivo",
    rules: [
      {
        id: "apptivo-api-key",
        title: "Apptivo API key",
        severity: "medium",
        form: contextual(["apptivo"], run("lowerKebab", 36)),
        envVars: [],
        verify: probe("https://api.apptivo.com/app/dao/v6/leads?a=getConfigData&apiKey={token}&accessKey={id}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Bulbul",
    rules: [
      {
        id: "bulbul-api-key",
        title: "Bulbul API key",
        severity: "medium",
        form: contextual(["bulbul"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://prod-api.bulbul.io/view_all_users?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "CapsuleCRM",
    rules: [
      {
        id: "capsulecrm-api-key",
        title: "CapsuleCRM API key",
        severity: "medium",
        form: contextual(["capsulecrm", "capsule crm"], run("loose", 64)),
        envVars: [],
        verify: probe("https://api.capsulecrm.com/api/v2/users", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "CentralStationCRM",
    rules: [
      {
        id: "centralstationcrm-api-key",
        title: "CentralStationCRM API key",
        severity: "medium",
        form: contextual(["centralstation", "central station crm"], run("lowerAlnum", 30)),
        envVars: [],
        verify: probe("https://api.centralstationcrm.net/api/users.json", {
          auth: "X-apikey: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Clinchpad",
    rules: [
      {
        id: "clinchpad-api-key",
        title: "Clinchpad API key",
        severity: "medium",
        form: contextual(["clinchpad"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Cloze",
    rules: [
      {
        id: "cloze-api-key",
        title: "Cloze API key",
        severity: "medium",
        form: contextual([...secretsOf("cloze"), "cloze.com"], run("hex", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "CompanyHub",
    rules: [
      {
        id: "companyhub-api-key",
        title: "CompanyHub API key",
        severity: "medium",
        form: contextual(["companyhub"], run("alnum", 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Flowlu",
    rules: [
      {
        id: "flowlu-api-key",
        title: "Flowlu API key",
        severity: "medium",
        form: contextual(["flowlu", "flowflu"], run("alnum", 51)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Insightly",
    rules: [
      {
        id: "insightly-api-key",
        title: "Insightly API key",
        severity: "medium",
        form: contextual(["insightly"], run("lowerKebab", 36)),
        envVars: [],
        verify: probe("https://api.na1.insightly.com/v3.1/Contacts?top=2", {
          auth: "Basic, user name {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "KarmaCRM",
    rules: [
      {
        id: "karmacrm-api-key",
        title: "KarmaCRM API key",
        severity: "medium",
        form: contextual(["karmacrm", "karma crm", "karma api", "karma key", "karma token"], run("alnum", 20)),
        envVars: [],
        verify: probe("https://app.karmacrm.com/api/v3/contacts.json?api_token={token}&page=1", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Kylas",
    rules: [
      {
        id: "kylas-api-key",
        title: "Kylas API key",
        severity: "medium",
        form: contextual(["kylas"], run("lowerKebab", 36)),
        envVars: [],
        verify: probe("https://api.kylas.io/v1/contacts", { auth: "api-key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "LessAnnoyingCRM",
    rules: [
      {
        id: "lessannoyingcrm-api-key",
        title: "LessAnnoyingCRM API key",
        severity: "medium",
        form: contextual(["lessannoyingcrm", "less annoying crm"], run("kebab", 57)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Nethunt",
    rules: [
      {
        id: "nethunt-api-key",
        title: "Nethunt API key",
        severity: "medium",
        form: contextual(["nethunt"], uuid),
        envVars: [],
        verify: probe("https://nethunt.com/api/v1/zapier/triggers/readable-folder", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Nimble",
    rules: [
      {
        id: "nimble-api-key",
        title: "Nimble API key",
        severity: "medium",
        form: contextual([...secretsOf("nimble"), "app.nimble.com"], run("alnum", 30)),
        envVars: [],
        verify: probe("https://app.nimble.com/api/v1/myself", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "OnePageCRM",
    rules: [
      {
        id: "onepagecrm-api-key",
        title: "OnePageCRM API key",
        severity: "medium",
        form: contextual(["onepagecrm"], run("paddedBase64", 44)),
        envVars: [],
        verify: probe("https://app.onepagecrm.com/api/v3/contacts.json?per_page=20&page=1", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "ProspectCRM",
    rules: [
      {
        id: "prospectcrm-api-key",
        title: "ProspectCRM API key",
        severity: "medium",
        form: contextual(
          ["prospectcrm", "prospect crm", "prospect365", "prospect api", "prospect key", "prospect token"],
          run("lowerKebab", 32),
        ),
        envVars: [],
        verify: probe("https://api-batch-v1.prospect365.com/Contacts", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "ReallySimpleSystems",
    rules: [
      {
        id: "reallysimplesystems-api-key",
        title: "ReallySimpleSystems API key",
        severity: "medium",
        form: contextual(
          ["reallysimplesystems", "really simple systems"],
          "ey",
          run("unreserved", 153),
          ".ey",
          run("unreserved", 916, 1000),
        ),
        envVars: [],
        verify: probe("https://apiv4.reallysimplesystems.com/accounts", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "RevampCRM",
    rules: [
      {
        id: "revampcrm-api-key",
        title: "RevampCRM API key",
        severity: "medium",
        form: contextual(["revampcrm", ...secretsOf("revamp")], run("alnum", 40)),
        envVars: [],
        verify: probe("https://app.revampcrm.com/api/1.0/User/WhoAmI", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Salesflare",
    rules: [
      {
        id: "salesflare-api-key",
        title: "Salesflare API key",
        severity: "medium",
        form: contextual(["salesflare"], run("word", 45)),
        envVars: [],
        verify: probe("https://api.salesflare.com/me/contacts", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Salesmate",
    rules: [
      {
        id: "salesmate-api-key",
        title: "Salesmate API key",
        severity: "medium",
        form: contextual(["salesmate"], uuid),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Streak",
    rules: [
      {
        id: "streak-api-key",
        title: "Streak API key",
        severity: "medium",
        form: contextual([...secretsOf("streak"), "streak.com"], run("hex", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Sugester",
    rules: [
      {
        id: "sugester-api-key",
        title: "Sugester API key",
        severity: "medium",
        form: contextual(["sugester"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Teamgate",
    rules: [
      {
        id: "teamgate-api-token",
        title: "Teamgate API token",
        severity: "medium",
        form: contextual(["teamgate"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://api.teamgate.com/v4/users", {
          auth: "X-Auth-Token: {token}; X-App-Key: {key}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "User.com",
    rules: [
      {
        id: "usercom-api-key",
        title: "User.com API key",
        severity: "medium",
        form: contextual(["user.com", "usercom api", "usercom key", "usercom token", "user com api"], run("alnum", 64)),
        envVars: [],
      },
    ],
  }),
];
