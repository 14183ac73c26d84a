import { contextual, near, run, token, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { byGet } from "./by-get.ts";
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
        verify: byGet("https://api.autoklose.com/api/me/?api_token={token}", "in the URL"),
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
        verify: byGet("https://api.captaindata.co/v2/{id}", "x-api-key: {token}"),
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
        verify: byGet("https://interseller.io/api/campaigns/list", "X-API-Key: {token}"),
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
        verify: byGet("https://api.leadfeeder.com/accounts", "Authorization: Token token={token}"),
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
        verify: byGet("https://api.madkudu.com/v1/ping", "Basic, user name {token}"),
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
        verify: byGet("https://api.mixmax.com/v1/users/me", "X-API-Token: {token}"),
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
        verify: byGet("https://api.overloop.com/public/v1/users", "Authorization: {token}"),
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
        verify: byGet("https://powrbot.com/api/v1/search/single/?company=Apple", "Authorization: secret-key {token}"),
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
        verify: byGet("https://api.reply.io/v1/people", "X-Api-Key: {token}"),
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
        verify: byGet("https://api.rocketreach.co/v2/api/account", "Api-Key: {token}"),
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
        verify: byGet("https://run.salesblink.io/api/public/lists", "Authorization: {token}"),
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
        verify: byGet("https://api.skrapp.io/api/v2/account", "X-Access-Key: {token}"),
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
        verify: byGet("https://api.uplead.com/v2/credits", "Authorization: {token}"),
      },
    ],
  }),
];
