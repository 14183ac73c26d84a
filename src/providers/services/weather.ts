import { contextual, run } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const weather: readonly Provider[] = [
  service({
    name: "AccuWeather",
    rules: [
      {
        id: "accuweather-api-key",
        title: "AccuWeather API key",
        severity: "low",
        form: contextual(["accuweather", "accu weather"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "AirVisual",
    rules: [
      {
        id: "airvisual-api-key",
        title: "AirVisual API key",
        severity: "low",
        form: contextual(["airvisual", "air visual", "iqair"], run("lowerKebab", 36)),
        envVars: [],
        verify: probe("https://api.airvisual.com/v2/countries?key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Ambee",
    rules: [
      {
        id: "ambee-api-key",
        title: "Ambee API key",
        severity: "low",
        form: contextual(["ambee", "ambeedata"], run("hex", 64)),
        envVars: [],
        verify: probe("https://api.ambeedata.com/latest/by-lat-lng?lat=12&lng=77", {
          auth: "x-api-key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Openuv",
    rules: [
      {
        id: "openuv-api-key",
        title: "Openuv API key",
        severity: "medium",
        form: contextual(["openuv"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.openuv.io/api/v1/uv?lat=-33.34&lng=115.342", {
          auth: "x-access-token: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Stormglass",
    rules: [
      {
        id: "stormglass-api-key",
        title: "Stormglass API key",
        severity: "low",
        form: contextual(["stormglass", "storm glass"], run("lowerKebab", 73)),
        envVars: [],
        verify: probe("https://api.stormglass.io/v2/weather/point?lat=58.7984&lng=17.8081&params=windSpeed", {
          auth: "Authorization: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Tomorrow.io",
    rules: [
      {
        id: "tomorrow-io-api-key",
        title: "Tomorrow.io API key",
        severity: "low",
        form: contextual(["tomorrow.io", ...secretsOf("tomorrow")], run("alnum", 32)),
        envVars: [],
        verify: probe("https://api.tomorrow.io/v4/alerts?apikey={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Visual Crossing",
    rules: [
      {
        id: "visualcrossing-api-key",
        title: "Visual Crossing API key",
        severity: "low",
        form: contextual(["visualcrossing", "visual crossing"], run("upperAlnum", 25)),
        envVars: [],
        verify: probe(
          "https://weather.visualcrossing.com/VisualCrossingWebServices/rest/services/timeline/LA?key={token}",
          { auth: "in the URL", dead: [401, 403] },
        ),
      },
    ],
  }),
  service({
    name: "WeatherBit",
    rules: [
      {
        id: "weatherbit-api-key",
        title: "WeatherBit API key",
        severity: "low",
        form: contextual(["weatherbit"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.weatherbit.io/v2.0/history/airquality?lat=38.0&lon=-78.0&key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "World Weather Online",
    rules: [
      {
        id: "worldweatheronline-api-key",
        title: "World Weather Online API key",
        severity: "low",
        form: contextual(["worldweather", "world weather online"], run("lowerAlnum", 31)),
        envVars: [],
        verify: probe("https://api.worldweatheronline.com/premium/v1/search.ashx?query=LA&key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
