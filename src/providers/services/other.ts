import { contextual, near, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

export const other: readonly Provider[] = [
  service({
    name: "Appointedd",
    rules: [
      {
        id: "appointedd-api-key",
        title: "Appointedd API key",
        severity: "medium",
        form: contextual(["appointedd"], run("paddedBase64", 88)),
        envVars: [],
        verify: probe("https://api.appointedd.com/v1/availability/slots", {
          auth: "X-API-KEY: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Besttime",
    rules: [
      {
        id: "besttime-api-key",
        title: "Besttime API key",
        severity: "medium",
        form: near(["besttime"], token("pri_", run("hex", 32))),
        envVars: [],
        verify: probe("https://besttime.app/api/v1/keys/{token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Convier",
    rules: [
      {
        id: "convier-api-key",
        title: "Convier API key",
        severity: "medium",
        form: contextual(["convier"], run("digit", 2), "|", run("alnum", 40)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Eagle Eye Networks",
    rules: [
      {
        id: "eagleeyenetworks-api-key",
        title: "Eagle Eye Networks API key",
        severity: "medium",
        form: contextual(["eagleeyenetworks", "eagle eye networks"], run("alnum", 15)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "protocols.io",
    rules: [
      {
        id: "protocols-io-api-key",
        title: "protocols.io API key",
        severity: "medium",
        form: contextual(["protocols.io", "protocols api", "protocols token", "protocols key"], run("lowerAlnum", 64)),
        envVars: [],
        verify: probe("https://www.protocols.io/api/v3/session/profile", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Sigopt",
    rules: [
      {
        id: "sigopt-api-key",
        title: "Sigopt API key",
        severity: "medium",
        form: contextual(["sigopt"], run("upperAlnum", 48)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Thinkific",
    rules: [
      {
        id: "thinkific-api-key",
        title: "Thinkific API key",
        severity: "medium",
        form: contextual(["thinkific"], run("hex", 32)),
        envVars: [],
        verify: probe("https://api.thinkific.com/api/public/v1/collections", {
          auth: "X-Auth-API-Key: {token}; X-Auth-Subdomain: {account}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Unplu.gg",
    rules: [
      {
        id: "unplu-gg-api-key",
        title: "Unplu.gg API key",
        severity: "medium",
        form: contextual(["unplu", "unplu.gg"], run("lowerAlnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Vyte",
    rules: [
      {
        id: "vyte-api-key",
        title: "Vyte API key",
        severity: "medium",
        form: contextual(["vyte"], run("lowerAlnum", 50)),
        envVars: [],
        verify: probe("https://api.vyte.in/v2/events", { auth: "Authorization: {token}", dead: [401, 403] }),
      },
    ],
  }),
];
