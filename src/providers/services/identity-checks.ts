import { contextual, run, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const identityChecks: readonly Provider[] = [
  service({
    name: "Debounce",
    rules: [
      {
        id: "debounce-api-key",
        title: "Debounce API key",
        severity: "medium",
        form: contextual([...secretsOf("debounce"), "debounce.io"], run("alnum", 13)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Enigma",
    rules: [
      {
        id: "enigma-api-key",
        title: "Enigma API key",
        severity: "medium",
        form: contextual([...secretsOf("enigma"), "api.enigma.com"], run("alnum", 40)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Face++",
    rules: [
      {
        id: "faceplusplus-api-secret",
        title: "Face++ API secret",
        severity: "medium",
        form: contextual(["faceplusplus", "face plus plus", "face++"], run("base64url", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Findl",
    rules: [
      {
        id: "findl-api-key",
        title: "Findl API key",
        severity: "medium",
        form: contextual(["findl"], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: [],
        verify: probe("https://api.findl.com/v1.0/query?limit=6", { auth: "X-API-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "IPQualityScore",
    rules: [
      {
        id: "ipqualityscore-api-key",
        title: "IPQualityScore API key",
        severity: "medium",
        form: contextual(["ipqualityscore", "ip quality score", "ipquality"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Kickbox",
    rules: [
      {
        id: "kickbox-api-key",
        title: "Kickbox API key",
        severity: "medium",
        form: contextual(["kickbox"], run("word", 65, 80)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Loginradius",
    rules: [
      {
        id: "loginradius-api-key",
        title: "Loginradius API key",
        severity: "medium",
        form: contextual(["loginradius"], uuid),
        envVars: [],
        verify: probe("https://api.loginradius.com/identity/v2/serverinfo?apikey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Mailboxlayer",
    rules: [
      {
        id: "mailboxlayer-api-key",
        title: "Mailboxlayer API key",
        severity: "medium",
        form: contextual(["mailboxlayer", "mailbox layer"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Numverify",
    rules: [
      {
        id: "numverify-api-key",
        title: "Numverify API key",
        severity: "medium",
        form: contextual(["numverify"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "OOPSpam",
    rules: [
      {
        id: "oopspam-api-key",
        title: "OOPSpam API key",
        severity: "medium",
        form: contextual(["oopspam"], run("alnum", 40)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Roaring.io",
    rules: [
      {
        id: "roaring-api-secret",
        title: "Roaring.io API secret",
        severity: "low",
        form: contextual(["roaring.io", ...secretsOf("roaring"), "roaring client"], run("base64url", 28)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Rownd",
    rules: [
      {
        id: "rownd-api-secret",
        title: "Rownd API secret",
        severity: "medium",
        form: contextual(["rownd"], run("lowerAlnum", 48)),
        envVars: [],
        verify: probe("https://api.rownd.io/applications/{id}/users/data", {
          auth: "x-rownd-app-key: {key}; x-rownd-app-secret: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "SkyBiometry",
    rules: [
      {
        id: "skybiometry-api-secret",
        title: "SkyBiometry API secret",
        severity: "medium",
        form: contextual(["skybiometry"], run("lowerAlnum", 25, 26)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "tru.ID",
    rules: [
      {
        id: "tru-id-client-secret",
        title: "tru.ID API secret",
        severity: "medium",
        form: contextual(["tru.id", "tru api", "tru key", "tru token", "tru client"], run("unreserved", 26)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Verimail",
    rules: [
      {
        id: "verimail-api-key",
        title: "Verimail API key",
        severity: "medium",
        form: contextual(["verimail"], run("upperAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Veriphone",
    rules: [
      {
        id: "veriphone-api-key",
        title: "Veriphone API key",
        severity: "medium",
        form: contextual(["veriphone"], run("upperAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "VPNAPI",
    rules: [
      {
        id: "vpnapi-api-key",
        title: "VPNAPI key",
        severity: "low",
        form: contextual(["vpnapi", "vpn api"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://vpnapi.io/api/8.8.8.8?key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "ZeroBounce",
    rules: [
      {
        id: "zerobounce-api-key",
        title: "ZeroBounce API key",
        severity: "medium",
        form: contextual(["zerobounce", "zero bounce"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
];
