import { contextual, run } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

export const cryptoTrading: readonly Provider[] = [
  service({
    name: "CEX.IO",
    rules: [
      {
        id: "cex-io-api-secret",
        title: "CEX.IO API secret",
        severity: "high",
        form: contextual(["cexio", "cex.io"], run("alnum", 24, 27)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "CurrencyCloud",
    rules: [
      {
        id: "currencycloud-api-key",
        title: "CurrencyCloud API key",
        severity: "high",
        form: contextual(["currencycloud", "currency cloud"], run("lowerAlnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "FMFW.io",
    rules: [
      {
        id: "fmfw-api-key",
        title: "FMFW.io API key",
        severity: "high",
        form: contextual(["fmfw"], run("base64url", 32)),
        envVars: [],
        verify: probe("https://api.fmfw.io/api/3/spot/balance", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Luno",
    rules: [
      {
        id: "luno-api-key",
        title: "Luno API key",
        severity: "high",
        form: contextual(["luno"], run("base64url", 43)),
        envVars: [],
        verify: probe("https://api.luno.com/api/1/balance", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Poloniex",
    rules: [
      {
        id: "poloniex-api-secret",
        title: "Poloniex API secret",
        severity: "high",
        form: contextual(["poloniex"], run("hex", 128)),
        envVars: [],
      },
    ],
  }),
];
