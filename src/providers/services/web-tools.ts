import { contextual, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const webTools: readonly Provider[] = [
  service({
    name: "Abstract API",
    rules: [
      {
        id: "abstract-api-key",
        title: "Abstract API key",
        severity: "low",
        form: contextual([...secretsOf("abstract"), "abstractapi"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://exchange-rates.abstractapi.com/v1/live/?api_key={token}&base=USD", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "APILayer",
    rules: [
      {
        id: "apilayer-api-key",
        title: "APILayer API key",
        severity: "medium",
        form: contextual(["apilayer", "api layer"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://api.apilayer.com/number_verification/countries", {
          auth: "apikey: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "APIMatic",
    rules: [
      {
        id: "apimatic-api-key",
        title: "APIMatic API key",
        severity: "medium",
        form: contextual(["apimatic"], run("base64url", 64)),
        envVars: [],
        verify: probe("https://api.apimatic.io/code-generations", {
          auth: "Authorization: X-Auth-Key {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "BuddyNS",
    rules: [
      {
        id: "buddyns-api-key",
        title: "BuddyNS API key",
        severity: "medium",
        form: contextual(["buddyns"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://www.buddyns.com/api/v2/zone/", {
          auth: "Authorization: Token {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Cloudmersive",
    rules: [
      {
        id: "cloudmersive-api-key",
        title: "Cloudmersive API key",
        severity: "medium",
        form: contextual(["cloudmersive"], run("lowerKebab", 36)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Dnscheck",
    rules: [
      {
        id: "dnscheck-api-key",
        title: "Dnscheck API key",
        severity: "medium",
        form: contextual(["dnscheck", "dns check api"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://www.dnscheck.co/api/v1/groups/{id}?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Host.io",
    rules: [
      {
        id: "hostio-token",
        title: "Host.io API key",
        severity: "medium",
        form: contextual(["host.io", "hostio", "host token"], run("lowerAlnum", 14)),
        envVars: [],
        verify: probe("https://host.io/api/domains/ip/8.8.8.8?token={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "LinkPreview",
    rules: [
      {
        id: "linkpreview-api-key",
        title: "LinkPreview API key",
        severity: "medium",
        form: contextual(
          [...secretsOf("linkpreview"), "linkpreview.net", "link preview api", "link preview key"],
          run("alnum", 32),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Neutrino API",
    rules: [
      {
        id: "neutrino-api-key",
        title: "Neutrino API key",
        severity: "medium",
        form: contextual(["neutrinoapi", "neutrino api"], run("alnum", 48)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Pangea",
    console: "https://console.pangea.cloud",
    rules: [
      {
        id: "pangea-token",
        title: "Pangea service token",
        severity: "medium",
        form: token("pts_", run("lowerBase32", 32)),
        envVars: ["PANGEA_TOKEN"],
      },
    ],
  }),
  service({
    name: "Rebrandly",
    rules: [
      {
        id: "rebrandly-api-key",
        title: "Rebrandly API key",
        severity: "medium",
        form: contextual(["rebrandly"], run("word", 32)),
        envVars: [],
        verify: probe("https://api.rebrandly.com/v1/account", { auth: "apikey: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Simvoly",
    rules: [
      {
        id: "simvoly-api-key",
        title: "Simvoly API key",
        severity: "medium",
        form: contextual(["simvoly"], run("lowerAlnum", 33)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Swiftype",
    rules: [
      {
        id: "swiftype-api-key",
        title: "Swiftype API key",
        severity: "medium",
        form: contextual(["swiftype"], run("kebab", 6), "_", run("kebab", 6), "-", run("kebab", 6)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "T.LY",
    rules: [
      {
        id: "t-ly-api-key",
        title: "T.LY API key",
        severity: "medium",
        form: contextual(["api.t.ly", "t.ly api", "tly api", "tly key", "tly token"], run("alnum", 60)),
        envVars: [],
        verify: probe("https://api.t.ly/api/v1/link/list", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "UserStack",
    rules: [
      {
        id: "userstack-api-key",
        title: "UserStack API key",
        severity: "medium",
        form: contextual(["userstack"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Whoxy",
    rules: [
      {
        id: "whoxy-api-key",
        title: "Whoxy API key",
        severity: "medium",
        form: contextual(["whoxy"], run("lowerAlnum", 33)),
        envVars: [],
      },
    ],
  }),
];
