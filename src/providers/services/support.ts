import { contextual, guess, run, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { byGet } from "./by-get.ts";
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
        verify: byGet("https://app.atera.com/api/v3/alerts", "X-API-KEY: {token}"),
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
        verify: byGet("https://app.besnappy.com/api/v1/accounts", "Basic, user name {token}"),
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
        verify: byGet("https://api.chatbot.com/stories", "Authorization: Bearer {token}"),
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
        verify: byGet("https://dashboard.chatfuel.com/api/bots", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.cliengo.com/1.0/account?api_key={token}", "in the URL"),
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
        verify: byGet("https://api.getgist.com/contacts/", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.groovehq.com/v1/me", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.helpcrunch.com/v1/departments", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.nylas.com/account", "Authorization: Bearer {token}"),
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
        verify: byGet("https://api.teletype.app/public/api/v1/messages", "X-Auth-Token: {token}"),
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
