import { contextual, guess, run, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const support: readonly Provider[] = [
  service({
    name: "Atera",
    rules: [
      {
        id: "atera-api-key",
        title: "Atera API key",
        severity: "medium",
        form: contextual(["atera"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://app.atera.com/api/v3/alerts", { auth: "X-API-KEY: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Besnappy",
    rules: [
      {
        id: "besnappy-api-key",
        title: "Besnappy API key",
        severity: "medium",
        form: contextual(["besnappy"], run("hex", 64)),
        envVars: [],
        verify: probe("https://app.besnappy.com/api/v1/accounts", {
          auth: "Basic, user name {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "ChatBot.com",
    rules: [
      {
        id: "chatbot-api-key",
        title: "ChatBot.com API key",
        severity: "medium",
        form: contextual([...secretsOf("chatbot"), "chatbot.com"], run("word", 32)),
        envVars: [],
        verify: probe("https://api.chatbot.com/stories", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Chatfuel",
    rules: [
      {
        id: "chatfuel-api-key",
        title: "Chatfuel API key",
        severity: "medium",
        form: contextual(["chatfuel"], run("alnum", 128)),
        envVars: [],
        verify: probe("https://dashboard.chatfuel.com/api/bots", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Cliengo",
    rules: [
      {
        id: "cliengo-api-key",
        title: "Cliengo API key",
        severity: "medium",
        form: contextual(["cliengo"], uuid),
        envVars: [],
        verify: probe("https://api.cliengo.com/1.0/account?api_key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Gist (getgist.com)",
    rules: [
      {
        id: "getgist-api-key",
        title: "Gist (getgist.com) API key",
        severity: "medium",
        form: contextual(["getgist", "getgist.com"], run("paddedBase64", 68)),
        envVars: [],
        verify: probe("https://api.getgist.com/contacts/", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Groovehq",
    rules: [
      {
        id: "groove-api-key",
        title: "Groovehq API key",
        severity: "medium",
        form: contextual(["groovehq", "groove hq", ...secretsOf("groove")], run("alnum", 64)),
        envVars: [],
        verify: probe("https://api.groovehq.com/v1/me", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "HelpCrunch",
    rules: [
      {
        id: "helpcrunch-api-key",
        title: "HelpCrunch API key",
        severity: "medium",
        form: contextual(["helpcrunch", "help crunch"], run("loose", 328)),
        envVars: [],
        verify: probe("https://api.helpcrunch.com/v1/departments", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Instabot",
    rules: [
      {
        id: "instabot-api-key",
        title: "Instabot API key",
        severity: "medium",
        form: contextual(["instabot"], run("paddedBase64", 44)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "LiveAgent",
    rules: [
      {
        id: "liveagent-api-key",
        title: "LiveAgent API key",
        severity: "medium",
        form: contextual(["liveagent", "ladesk"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Nylas",
    rules: [
      {
        id: "nylas-api-key",
        title: "Nylas API key",
        severity: "medium",
        form: contextual(["nylas"], run("alnum", 30)),
        envVars: [],
        verify: probe("https://api.nylas.com/account", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Onedesk",
    rules: [
      {
        id: "onedesk-account-password",
        title: "Onedesk account password",
        severity: "medium",
        form: guess("password", ["onedesk password", "onedesk pass"]),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Repairshopr",
    rules: [
      {
        id: "repairshopr-api-key",
        title: "Repairshopr API key",
        severity: "medium",
        form: contextual(["repairshopr"], run("kebab", 51)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Sherpadesk",
    rules: [
      {
        id: "sherpadesk-api-key",
        title: "Sherpadesk API key",
        severity: "medium",
        form: contextual(["sherpadesk"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Smooch (Zendesk Sunshine Conversations)",
    rules: [
      {
        id: "smooch-api-secret",
        title: "Smooch (Zendesk Sunshine Conversations) API secret",
        severity: "medium",
        form: contextual(["smooch"], run("base64url", 86)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Teletype",
    rules: [
      {
        id: "teletype-api-key",
        title: "Teletype API key",
        severity: "medium",
        form: contextual([...secretsOf("teletype"), "teletype.app"], run("kebab", 64)),
        envVars: [],
        verify: probe("https://api.teletype.app/public/api/v1/messages", {
          auth: "X-Auth-Token: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Typetalk",
    rules: [
      {
        id: "typetalk-api-key",
        title: "Typetalk API key",
        severity: "medium",
        form: contextual(["typetalk"], run("alnum", 64)),
        envVars: [],
      },
    ],
  }),
];
