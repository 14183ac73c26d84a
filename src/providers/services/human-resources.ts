import { contextual, guess, run } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const humanResources: readonly Provider[] = [
  service({
    name: "Adzuna",
    rules: [
      {
        id: "adzuna-api-key",
        title: "Adzuna API key",
        severity: "medium",
        form: contextual(["adzuna"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.adzuna.com/v1/api/jobs/us/search/1?app_id={id}&app_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Apacta",
    rules: [
      {
        id: "apacta-api-key",
        title: "Apacta API key",
        severity: "medium",
        form: contextual(["apacta"], run("lowerKebab", 36)),
        envVars: [],
        verify: probe("https://app.apacta.com/api/v1/time_entries?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Beebole",
    rules: [
      {
        id: "beebole-api-key",
        title: "Beebole API key",
        severity: "medium",
        form: contextual(["beebole"], run("lowerAlnum", 40)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Deputy",
    rules: [
      {
        id: "deputy-api-key",
        title: "Deputy API key",
        severity: "medium",
        form: contextual([...secretsOf("deputy"), "deputy.com"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Dovico",
    rules: [
      {
        id: "dovico-api-key",
        title: "Dovico API key",
        severity: "medium",
        form: contextual(["dovico"], run("lowerAlnum", 32), ".", run("lowerAlnum", 8, 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Envoy",
    rules: [
      {
        id: "envoy-api-key",
        title: "Envoy API key",
        severity: "medium",
        form: contextual([...secretsOf("envoy"), "api.envoy.com"], run("alnum", 220)),
        envVars: [],
        verify: probe("https://api.envoy.com/v1/locations", { auth: "X-Api-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Everhour",
    rules: [
      {
        id: "everhour-api-key",
        title: "Everhour API key",
        severity: "medium",
        form: contextual(["everhour"], groups("hex", 4, 4, 6, 6, 8)),
        envVars: [],
        verify: probe("https://api.everhour.com/clients", { auth: "X-Api-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Float",
    rules: [
      {
        id: "float-api-key",
        title: "Float API key",
        severity: "medium",
        form: contextual([...secretsOf("float"), "api.float.com"], run("hex", 16), run("base64", 42, 43), "="),
        envVars: [],
        verify: probe("https://api.float.com/v3/people", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Humanity",
    rules: [
      {
        id: "humanity-api-key",
        title: "Humanity API key",
        severity: "medium",
        form: contextual([...secretsOf("humanity"), "humanity.com"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://www.humanity.com/api/v2/me?access_token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "mite",
    rules: [
      {
        id: "mite-api-key",
        title: "mite API key",
        severity: "medium",
        form: contextual([...secretsOf("mite"), "mite.yo.lk"], run("lowerAlnum", 16)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "MrTickTock",
    rules: [
      {
        id: "mrticktock-account-password",
        title: "MrTickTock account password",
        severity: "low",
        form: guess("password", ["mrticktock password", "mr tick tock password"]),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Paymoapp",
    rules: [
      {
        id: "paymoapp-api-key",
        title: "Paymoapp API key",
        severity: "medium",
        form: contextual(["paymoapp", "paymo"], run("alnum", 44)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "TimeCamp",
    rules: [
      {
        id: "timecamp-api-key",
        title: "TimeCamp API key",
        severity: "medium",
        form: contextual(["timecamp"], run("lowerAlnum", 26)),
        envVars: [],
        verify: probe("https://app.timecamp.com/third_party/api/user?format=json", {
          auth: "Authorization: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Tmetric",
    rules: [
      {
        id: "tmetric-api-key",
        title: "Tmetric API key",
        severity: "medium",
        form: contextual(["tmetric"], run("upperAlnum", 64)),
        envVars: [],
        verify: probe("https://app.tmetric.com/api/v3/user", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Worksnaps",
    rules: [
      {
        id: "worksnaps-api-key",
        title: "Worksnaps API key",
        severity: "medium",
        form: contextual(["worksnaps"], run("alnum", 40)),
        envVars: [],
      },
    ],
  }),
];
