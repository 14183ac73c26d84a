import { contextual, guess, run } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const invoicing: readonly Provider[] = [
  service({
    name: "Alegra",
    rules: [
      {
        id: "alegra-api-key",
        title: "Alegra API key",
        severity: "medium",
        form: contextual(["alegra"], run("lowerKebab", 20)),
        envVars: [],
        verify: probe("https://api.alegra.com/api/v1/users/self", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Axonaut",
    rules: [
      {
        id: "axonaut-api-key",
        title: "Axonaut API key",
        severity: "medium",
        form: contextual(["axonaut"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://axonaut.com/api/v2/companies?type=all&sort=id", {
          auth: "userApiKey: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Billomat",
    rules: [
      {
        id: "billomat-api-key",
        title: "Billomat API key",
        severity: "medium",
        form: contextual(["billomat"], run("hex", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Cashboard",
    rules: [
      {
        id: "cashboard-api-key",
        title: "Cashboard API key",
        severity: "medium",
        form: contextual(["cashboard"], groups("upperAlnum", 3, 3, 3, 3)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Chec",
    rules: [
      {
        id: "chec-api-key",
        title: "Chec API key",
        severity: "medium",
        form: contextual(
          ["chec.io", "checio", "chec api", "chec key", "chec public key"],
          "pk_",
          run("lowerAlnum", 45),
        ),
        envVars: [],
        verify: probe("https://api.chec.io/v1/products?limit=25", {
          auth: "X-Authorization: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Clientary",
    rules: [
      {
        id: "clientary-api-key",
        title: "Clientary API key",
        severity: "medium",
        form: contextual(
          ["clientary", "roninapp", "ronin app", "ronin api", "ronin key", "ronin token"],
          run("alnum", 24, 26),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Hiveage",
    rules: [
      {
        id: "hiveage-api-key",
        title: "Hiveage API key",
        severity: "medium",
        form: contextual(["hiveage"], run("base64url", 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "InvoiceOcean",
    rules: [
      {
        id: "invoiceocean-api-key",
        title: "InvoiceOcean API key",
        severity: "medium",
        form: contextual(["invoiceocean", "invoice ocean"], run("alnum", 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Lendflow",
    rules: [
      {
        id: "lendflow-api-key",
        title: "Lendflow API key",
        severity: "medium",
        form: contextual(["lendflow"], run("alnum", 36), ".", run("alnum", 235), ".", run("base64url", 683)),
        envVars: [],
        verify: probe("https://app.lendflow.io/api/v1/deals", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Loyverse",
    rules: [
      {
        id: "loyverse-api-key",
        title: "Loyverse API key",
        severity: "medium",
        form: contextual(["loyverse"], run("lowerKebab", 32)),
        envVars: [],
        verify: probe("https://api.loyverse.com/v1.0/merchant/", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Lunch Money",
    rules: [
      {
        id: "lunchmoney-api-key",
        title: "Lunch Money API key",
        severity: "medium",
        form: contextual(["lunchmoney", "lunch money"], run("hex", 50)),
        envVars: [],
        verify: probe("https://dev.lunchmoney.app/v1/categories", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Moonclerk",
    rules: [
      {
        id: "moonclerk-api-key",
        title: "Moonclerk API key",
        severity: "medium",
        form: contextual(["moonclerk"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.moonclerk.com/forms", {
          auth: "Authorization: Token token={token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "NetSuite",
    rules: [
      {
        id: "netsuite-api-secret",
        title: "NetSuite API secret",
        severity: "high",
        form: contextual(["netsuite", "net suite"], run("alnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Paydirtapp",
    rules: [
      {
        id: "paydirtapp-api-key",
        title: "Paydirtapp API key",
        severity: "medium",
        form: contextual(["paydirtapp", "paydirt"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://paydirtapp.com/api/v1/clients?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Privacy.com",
    rules: [
      {
        id: "privacy-com-api-key",
        title: "Privacy.com API key",
        severity: "high",
        form: contextual(["privacy.com", ...secretsOf("privacy")], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: [],
        verify: probe("https://api.privacy.com/v1/card?page=1&page_size=50", {
          auth: "Authorization: api-key {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "RequestFinance",
    rules: [
      {
        id: "requestfinance-api-key",
        title: "RequestFinance API key",
        severity: "medium",
        form: contextual(["request finance"], groups("upperAlnum", 7, 7, 7, 7)),
        envVars: [],
        verify: probe("https://api.request.finance/invoices", { auth: "Authorization: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Storecove",
    rules: [
      {
        id: "storecove-api-key",
        title: "Storecove API key",
        severity: "medium",
        form: contextual(["storecove"], run("base64url", 43)),
        envVars: [],
        verify: probe("https://api.storecove.com/api/v2/discovery/identifiers", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Swell",
    rules: [
      {
        id: "swell-api-key",
        title: "Swell API key",
        severity: "medium",
        form: contextual([...secretsOf("swell"), "swell.store"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://api.swell.store/products?limit=100", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "VatLayer",
    rules: [
      {
        id: "vatlayer-api-key",
        title: "VatLayer API key",
        severity: "low",
        form: contextual(["vatlayer", "vat layer"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "WePay",
    rules: [
      {
        id: "wepay-api-key",
        title: "WePay API key",
        severity: "high",
        form: contextual(["wepay"], run("word", 62)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "YNAB",
    rules: [
      {
        id: "ynab-api-key",
        title: "YNAB API key",
        severity: "medium",
        form: contextual(["youneedabudget", "ynab"], run("hex", 64)),
        envVars: [],
        verify: probe("https://api.youneedabudget.com/v1/user", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "ZipBooks",
    rules: [
      {
        id: "zipbooks-account-password",
        title: "ZipBooks account password",
        severity: "low",
        form: guess("password", ["zipbooks password", "zipbooks pass"]),
        envVars: [],
      },
    ],
  }),
];
