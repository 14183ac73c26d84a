import { contextual, near, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const salesLeads: readonly Provider[] = [
  service({
    name: "Autoklose",
    rules: [
      {
        id: "autoklose-api-key",
        title: "Autoklose API key",
        severity: "medium",
        form: contextual(["autoklose"], run("kebab", 32)),
        envVars: [],
        verify: probe("https://api.autoklose.com/api/me/?api_token={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "CaptainData",
    rules: [
      {
        id: "captaindata-api-key",
        title: "CaptainData API key",
        severity: "medium",
        form: contextual(["captaindata", "captain data"], run("hex", 64)),
        envVars: [],
        verify: probe("https://api.captaindata.co/v2/{id}", { auth: "x-api-key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Clearbit",
    rules: [
      {
        id: "clearbit-api-key",
        title: "Clearbit API key",
        severity: "medium",
        form: contextual(["clearbit"], run("lowerWord", 35)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "GetEmail",
    rules: [
      {
        id: "getemail-api-key",
        title: "GetEmail API key",
        severity: "medium",
        form: contextual([...secretsOf("getemail"), "getemail.io"], run("kebab", 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "GetEmails",
    rules: [
      {
        id: "getemails-api-key",
        title: "GetEmails API key",
        severity: "medium",
        form: contextual([...secretsOf("getemails"), "getemails.com"], run("lowerKebab", 26)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Interseller",
    rules: [
      {
        id: "interseller-api-key",
        title: "Interseller API key",
        severity: "medium",
        form: contextual(["interseller"], uuid),
        envVars: [],
        verify: probe("https://interseller.io/api/campaigns/list", { auth: "X-API-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Leadfeeder",
    rules: [
      {
        id: "leadfeeder-api-key",
        title: "Leadfeeder API key",
        severity: "medium",
        form: contextual(["leadfeeder", "lead feeder"], run("kebab", 43)),
        envVars: [],
        verify: probe("https://api.leadfeeder.com/accounts", {
          auth: "Authorization: Token token={token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Lemlist",
    rules: [
      {
        id: "lemlist-api-key",
        title: "Lemlist API key",
        severity: "medium",
        form: contextual(["lemlist"], run("hex", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "MadKudu",
    rules: [
      {
        id: "madkudu-api-key",
        title: "MadKudu API key",
        severity: "medium",
        form: contextual(["madkudu"], run("hex", 32)),
        envVars: [],
        verify: probe("https://api.madkudu.com/v1/ping", { auth: "Basic, user name {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Mixmax",
    rules: [
      {
        id: "mixmax-api-key",
        title: "Mixmax API key",
        severity: "medium",
        form: contextual(["mixmax"], run("base64url", 36)),
        envVars: [],
        verify: probe("https://api.mixmax.com/v1/users/me", { auth: "X-API-Token: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Overloop",
    rules: [
      {
        id: "overloop-api-key",
        title: "Overloop API key",
        severity: "medium",
        form: contextual(["overloop"], run("base64url", 50)),
        envVars: [],
        verify: probe("https://api.overloop.com/public/v1/users", { auth: "Authorization: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "People Data Labs",
    rules: [
      {
        id: "peopledatalabs-api-key",
        title: "People Data Labs API key",
        severity: "medium",
        form: contextual(["peopledatalabs", "people data labs", "pdl api"], run("lowerAlnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Powrbot",
    rules: [
      {
        id: "powrbot-api-key",
        title: "Powrbot API key",
        severity: "medium",
        form: contextual(["powrbot"], run("alnum", 40)),
        envVars: [],
        verify: probe("https://powrbot.com/api/v1/search/single/?company=Apple", {
          auth: "Authorization: secret-key {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Reply.io",
    rules: [
      {
        id: "reply-io-api-key",
        title: "Reply.io API key",
        severity: "medium",
        form: contextual(["reply.io", "replyio"], run("alnum", 24)),
        envVars: [],
        verify: probe("https://api.reply.io/v1/people", { auth: "X-Api-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "RocketReach",
    rules: [
      {
        id: "rocketreach-api-key",
        title: "RocketReach API key",
        severity: "medium",
        form: contextual(["rocketreach", "rocket reach"], run("lowerKebab", 39)),
        envVars: [],
        verify: probe("https://api.rocketreach.co/v2/api/account", { auth: "Api-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Salesblink",
    rules: [
      {
        id: "salesblink-api-key",
        title: "Salesblink API key",
        severity: "medium",
        form: near(["salesblink"], token("key-", run("alnum", 64))),
        envVars: [],
        verify: probe("https://run.salesblink.io/api/public/lists", {
          auth: "Authorization: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Salescookie",
    rules: [
      {
        id: "salescookie-api-key",
        title: "Salescookie API key",
        severity: "medium",
        form: contextual(["salescookie"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Skrapp.io",
    rules: [
      {
        id: "skrapp-api-key",
        title: "Skrapp.io API key",
        severity: "medium",
        form: contextual(["skrapp"], run("alnum", 42)),
        envVars: [],
        verify: probe("https://api.skrapp.io/api/v2/account", { auth: "X-Access-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Uplead",
    rules: [
      {
        id: "uplead-api-key",
        title: "Uplead API key",
        severity: "medium",
        form: contextual(["uplead"], run("lowerKebab", 32)),
        envVars: [],
        verify: probe("https://api.uplead.com/v2/credits", { auth: "Authorization: {token}", dead: [401, 403] }),
      },
    ],
  }),
];
