import { contextual, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const travel: readonly Provider[] = [
  service({
    name: "Amadeus",
    rules: [
      {
        id: "amadeus-api-secret",
        title: "Amadeus API secret",
        severity: "medium",
        form: contextual(["amadeus"], run("alnum", 16)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "AviationStack",
    rules: [
      {
        id: "aviationstack-api-key",
        title: "AviationStack API key",
        severity: "low",
        form: contextual(["aviationstack", "aviation stack"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.aviationstack.com/v1/flights?access_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "FlightAPI",
    rules: [
      {
        id: "flightapi-api-key",
        title: "FlightAPI key",
        severity: "low",
        form: contextual(["flightapi", "flight api"], run("lowerAlnum", 24)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "FlightLabs",
    rules: [
      {
        id: "flightlabs-api-key",
        title: "FlightLabs API key",
        severity: "low",
        form: contextual(
          ["flightlabs", "flight labs"],
          "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.ey",
          run("base64url", 10, 1000),
          ".",
          run("base64url", 86),
        ),
        envVars: [],
        verify: probe("https://www.goflightlabs.com/airports-by-filter?access_key={token}&iata_code=JFK", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Flightstats",
    rules: [
      {
        id: "flightstats-api-key",
        title: "Flightstats API key",
        severity: "low",
        form: contextual(["flightstats", "flight stats"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe(
          "https://api.flightstats.com/flex/aircraft/rest/v1/json/availableFields?appId={id}&appKey={token}",
          { auth: "in the URL", dead: [401, 403] },
        ),
      },
    ],
  }),
  service({
    name: "Impala",
    rules: [
      {
        id: "impala-api-key",
        title: "Impala API key",
        severity: "medium",
        form: contextual([...secretsOf("impala"), "impala.travel"], run("word", 46)),
        envVars: [],
        verify: probe("https://sandbox.impala.travel/v1/bookings", { auth: "x-api-key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Planyo",
    rules: [
      {
        id: "planyo-api-key",
        title: "Planyo API key",
        severity: "medium",
        form: contextual(["planyo"], run("lowerAlnum", 62)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Ticket Tailor",
    rules: [
      {
        id: "tickettailor-api-key",
        title: "Ticket Tailor API key",
        severity: "medium",
        form: token("sk_", run("digit", 4), "_", run("digit", 6), "_", run("hex", 32)),
        envVars: [],
        verify: probe("https://api.tickettailor.com/v1/orders", { auth: "Basic, user name {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Ticketmaster",
    rules: [
      {
        id: "ticketmaster-api-key",
        title: "Ticketmaster API key",
        severity: "medium",
        form: contextual(["ticketmaster", "ticket master"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://app.ticketmaster.com/discovery/v2/events.json?apikey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Tokeet",
    rules: [
      {
        id: "tokeet-api-key",
        title: "Tokeet API key",
        severity: "medium",
        form: contextual(["tokeet"], uuid),
        envVars: [],
        verify: probe("https://capi.tokeet.com/v1/user?account={id}", {
          auth: "Authorization: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "TravelPayouts",
    rules: [
      {
        id: "travelpayouts-api-key",
        title: "TravelPayouts API key",
        severity: "medium",
        form: contextual(["travelpayouts"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.travelpayouts.com/v2/prices/latest?currency=usd&limit=5&token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
