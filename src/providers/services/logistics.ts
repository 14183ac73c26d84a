import { contextual, near, oneOf, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

export const logistics: readonly Provider[] = [
  service({
    name: "CarbonInterface",
    rules: [
      {
        id: "carboninterface-api-key",
        title: "CarbonInterface API key",
        severity: "medium",
        form: contextual(["carboninterface", "carbon interface"], run("alnum", 21)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Cloverly",
    rules: [
      {
        id: "cloverly-api-key",
        title: "Cloverly API key",
        severity: "medium",
        form: contextual(["cloverly"], oneOf(["private_key:", run("lowerAlnum", 16)], run("lowerWord", 28))),
        envVars: [],
        verify: probe("https://api.cloverly.com/2019-03-beta/account", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "EcoStruxureIT",
    rules: [
      {
        id: "ecostruxureit-api-key",
        title: "EcoStruxureIT API key",
        severity: "medium",
        form: near(["ecostruxure"], token("AK1", run("base64", 50, 55))),
        envVars: [],
        verify: probe("https://api.ecostruxureit.com/rest/v1/organizations", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Fleetbase",
    rules: [
      {
        id: "fleetbase-api-key",
        title: "Fleetbase API key",
        severity: "medium",
        form: token("flb_live_", run("alnum", 20)),
        envVars: [],
        verify: probe("https://api.fleetbase.io/v1/contacts/", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Flexport",
    rules: [
      {
        id: "flexport-api-key",
        title: "Flexport API key",
        severity: "medium",
        form: token("shltm_", run("base64url", 40)),
        envVars: [],
        verify: probe("https://logistics-api.flexport.com/logistics/api/2024-04/webhooks", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Hypertrack",
    rules: [
      {
        id: "hypertrack-api-key",
        title: "Hypertrack API key",
        severity: "medium",
        form: contextual(["hypertrack"], run("base64url", 54)),
        envVars: [],
        verify: probe("https://v3.api.hypertrack.com/trips/", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Onfleet",
    rules: [
      {
        id: "onfleet-api-key",
        title: "Onfleet API key",
        severity: "medium",
        form: contextual(["onfleet"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Route4me",
    rules: [
      {
        id: "route4me-api-key",
        title: "Route4me API key",
        severity: "medium",
        form: contextual(["route4me"], run("upperAlnum", 32)),
        envVars: [],
        verify: probe("https://api.route4me.com/api.v4/address_book.php?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Shipday",
    rules: [
      {
        id: "shipday-api-key",
        title: "Shipday API key",
        severity: "medium",
        form: contextual(["shipday"], run("unreserved", 11), run("alnum", 20)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "UPCDatabase",
    rules: [
      {
        id: "upcdatabase-api-key",
        title: "UPCDatabase API key",
        severity: "medium",
        form: contextual(["upcdatabase", "upc database"], run("upperAlnum", 32)),
        envVars: [],
        verify: probe("https://api.upcdatabase.org/product/0111222333446?apikey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
