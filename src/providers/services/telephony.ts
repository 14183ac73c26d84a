import { contextual, oneOf, run } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const telephony: readonly Provider[] = [
  service({
    name: "ApiFonica",
    rules: [
      {
        id: "apifonica-api-key",
        title: "ApiFonica API key",
        severity: "medium",
        form: contextual(["apifonica"], groups("lowerAlnum", 11, 4, 4, 4, 12)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Bulksms",
    rules: [
      {
        id: "bulksms-api-key",
        title: "Bulksms API key",
        severity: "medium",
        form: contextual(["bulksms", "bulk sms"], run("symbols", 29)),
        envVars: [],
        verify: probe("https://api.bulksms.com/v1/messages", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "ClickSend SMS",
    rules: [
      {
        id: "clicksend-api-key",
        title: "ClickSend SMS API key",
        severity: "medium",
        form: contextual(["clicksend", "click send"], groups("upperHex", 8, 4, 4, 4, 12)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ClockworkSMS",
    rules: [
      {
        id: "clockworksms-api-token",
        title: "ClockworkSMS API token",
        severity: "medium",
        form: contextual(
          [
            "clockworksms",
            "clockwork sms",
            "textanywhere",
            "text anywhere",
            "clockwork api",
            "clockwork key",
            "clockwork token",
          ],
          run("alnum", 24),
        ),
        envVars: [],
        verify: probe("https://api.textanywhere.com/API/v1.0/REST/status", {
          auth: "user_key: {id}; access_token: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "D7 Networks",
    rules: [
      {
        id: "d7network-api-key",
        title: "D7 Networks API key",
        severity: "medium",
        form: contextual(["d7network", "d7 network"], run("base64", 23), "="),
        envVars: [],
        verify: probe("https://rest-api.d7networks.com/secure/balance", {
          auth: "Authorization: Basic {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Documo",
    rules: [
      {
        id: "documo-api-key",
        title: "Documo API key",
        severity: "medium",
        form: contextual(["documo"], "ey", run("alnum", 34), ".ey", run("alnum", 154), ".", run("base64url", 43)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Enablex",
    rules: [
      {
        id: "enablex-api-key",
        title: "Enablex API key",
        severity: "medium",
        form: contextual(["enablex"], run("alnum", 36)),
        envVars: [],
        verify: probe("https://api.enablex.io/voice/v1/call", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Mesibo",
    rules: [
      {
        id: "mesibo-api-key",
        title: "Mesibo API key",
        severity: "medium",
        form: contextual(["mesibo"], run("alnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Pushbullet",
    rules: [
      {
        id: "pushbullet-api-key",
        title: "Pushbullet API key",
        severity: "medium",
        form: contextual(["pushbullet"], oneOf(["o.", run("alnum", 32)], run("word", 34))),
        envVars: [],
        verify: probe("https://api.pushbullet.com/v2/users/me", { auth: "Access-Token: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "RingCentral",
    rules: [
      {
        id: "ringcentral-api-key",
        title: "RingCentral API key",
        severity: "medium",
        form: contextual(["ringcentral", "ring central"], run("base64url", 22)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Semaphore SMS",
    rules: [
      {
        id: "semaphore-api-key",
        title: "Semaphore SMS API key",
        severity: "low",
        form: contextual([...secretsOf("semaphore"), "semaphore.co"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.semaphore.co/api/v4/account?apikey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Textmagic",
    rules: [
      {
        id: "textmagic-api-key",
        title: "Textmagic API key",
        severity: "medium",
        form: contextual(["textmagic", "text magic"], run("alnum", 30)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Tyntec",
    rules: [
      {
        id: "tyntec-api-key",
        title: "Tyntec API key",
        severity: "medium",
        form: contextual(["tyntec"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://api.tyntec.com/2fa/v1/application", { auth: "apiKey: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "VoodooSMS",
    rules: [
      {
        id: "voodoosms-api-key",
        title: "VoodooSMS API key",
        severity: "medium",
        form: contextual(["voodoosms", "voodoo sms"], run("alnum", 46)),
        envVars: [],
        verify: probe("https://api.voodoosms.com/credits", { dead: [401, 403] }),
      },
    ],
  }),
];
