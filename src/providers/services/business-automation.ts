import { contextual, oneOf, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Workflows, marketplaces of APIs, and platforms to build on. */
export const businessAutomation: readonly Provider[] = [
  service({
    name: "Apify",
    console: "https://console.apify.com/settings/integrations",
    rules: [
      {
        id: "apify-token",
        title: "Apify API token",
        severity: "high",
        form: token("apify_api_", run("alnum", 34, 38)),
        envVars: ["APIFY_TOKEN", "APIFY_API_TOKEN"],
        verify: probe("https://api.apify.com/v2/users/me"),
      },
    ],
  }),
  service({
    name: "Beamer",
    rules: [
      {
        id: "beamer-key",
        title: "Beamer API key",
        severity: "medium",
        form: contextual(["beamer"], "b_", run("loose", 44)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Budibase",
    rules: [
      {
        id: "budibase-api-key",
        title: "Budibase API key",
        severity: "medium",
        form: contextual(["budibase"], run("hex", 32), "-", run("hex", 78, 80)),
        envVars: [],
        verify: {
          method: "POST",
          url: "https://budibase.app/api/public/v1/applications/search",
          auth: "x-budibase-api-key: {token}",
          live: [200],
          dead: [401, 403],
        },
      },
    ],
  }),
  service({
    name: "RapidAPI",
    console: "https://rapidapi.com/developer/dashboard",
    rules: [
      {
        id: "rapidapi-key",
        title: "RapidAPI key",
        severity: "high",
        form: token(run("hex", 10), "msh", run("hex", 12, 18), "p1", run("hex", 4, 8), "jsn", run("hex", 10, 14)),
        envVars: ["RAPIDAPI_KEY", "X_RAPIDAPI_KEY"],
      },
      {
        id: "rapidapi-key-unmarked",
        title: "RapidAPI key without the usual marks",
        severity: "high",
        form: contextual(["rapidapi", "rapid api"], run("base64url", 50)),
        envVars: ["RAPIDAPI_KEY"],
      },
    ],
  }),
  service({
    name: "SettleMint",
    console: "https://console.settlemint.com",
    rules: [
      {
        id: "settlemint-token",
        title: "SettleMint access token",
        severity: "medium",
        form: token(oneOf("sm_aat_", "sm_pat_", "sm_sat_"), run("alnum", 16)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Tines",
    rules: [
      {
        id: "tines-webhook",
        title: "Tines webhook URL",
        severity: "low",
        form: token("tines.com/webhook/", run("alnum", 32), "/", run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Workato",
    console: "https://app.workato.com/members/api/clients",
    rules: [
      {
        id: "workato-token",
        title: "Workato developer API token",
        severity: "high",
        form: token(
          oneOf("wrka-", "wrkaus-", "wrkaeu-", "wrkajp-", "wrkasg-", "wrkaau-", "wrkail-", "wrkacn-", "wrkakr-"),
          "eyJ",
          run("base64url", 10, 200),
          ".",
          run("base64url", 10, 1500),
          ".",
          run("base64url", 40, 700),
        ),
        envVars: [],
        verify: probe("https://www.workato.com/api/users/me", { live: [200, 403] }),
      },
    ],
  }),
  service({
    name: "Zapier",
    rules: [
      {
        id: "zapier-webhook",
        title: "Zapier catch hook URL",
        severity: "low",
        form: token("https://hooks.zapier.com/hooks/catch/", run("alnum", 3, 12), "/", run("alnum", 5, 16)),
        envVars: [],
      },
    ],
  }),
];
