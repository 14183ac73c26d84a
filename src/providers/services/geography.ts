import { contextual, run, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const geography: readonly Provider[] = [
  service({
    name: "Calendarific",
    rules: [
      {
        id: "calendarific-api-key",
        title: "Calendarific API key",
        severity: "low",
        form: contextual(["calendarific"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://calendarific.com/api/v2/holidays?&api_key={token}&country=US&year=2019", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Cicero",
    rules: [
      {
        id: "cicero-api-key",
        title: "Cicero API key",
        severity: "low",
        form: contextual([...secretsOf("cicero"), "cicero.azavea"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://cicero.azavea.com/v3.1/account/credits_remaining?key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "CountryLayer",
    rules: [
      {
        id: "countrylayer-api-key",
        title: "CountryLayer API key",
        severity: "medium",
        form: contextual(["countrylayer", "country layer"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.countrylayer.com/v2/all?access_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Foursquare",
    rules: [
      {
        id: "foursquare-api-secret",
        title: "Foursquare API secret",
        severity: "medium",
        form: contextual(["foursquare"], run("upperAlnum", 48)),
        envVars: [],
        verify: probe(
          "https://api.foursquare.com/v2/venues/trending?client_id={id}&client_secret={token}&v=20211019&near=LA",
          { auth: "client id and secret in the URL", dead: [401, 403] },
        ),
      },
    ],
  }),
  service({
    name: "Geoapify",
    rules: [
      {
        id: "geoapify-api-key",
        title: "Geoapify API key",
        severity: "low",
        form: contextual(["geoapify"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.geoapify.com/v1/geocode/search?text=California&apiKey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Geocode",
    rules: [
      {
        id: "geocode-api-key",
        title: "Geocode API key",
        severity: "low",
        form: contextual([...secretsOf("geocode"), "geocode.xyz"], run("lowerAlnum", 28)),
        envVars: [],
        verify: probe("https://geocode.xyz/51.4647,0.0079?json=1&auth={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Geocodify",
    rules: [
      {
        id: "geocodify-api-key",
        title: "Geocodify API key",
        severity: "low",
        form: contextual(["geocodify"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://api.geocodify.com/v2/geocode?api_key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Geocodio",
    rules: [
      {
        id: "geocodio-api-key",
        title: "Geocodio API key",
        severity: "low",
        form: contextual(["geocodio", "geocod.io"], run("lowerAlnum", 39)),
        envVars: [],
        verify: probe("https://api.geocod.io/v1.6/geocode?q=1109+N+Highland+St&api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "GetGeoAPI",
    rules: [
      {
        id: "getgeoapi-api-key",
        title: "GetGeoAPI key",
        severity: "low",
        form: contextual(["getgeoapi", "get geo api"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://api.getgeoapi.com/v2/currency/list?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Graphhopper",
    rules: [
      {
        id: "graphhopper-api-key",
        title: "Graphhopper API key",
        severity: "medium",
        form: contextual(["graphhopper"], run("lowerKebab", 36)),
        envVars: [],
        verify: probe("https://graphhopper.com/api/1/geocode?q=Philippines&key={token}&type=json", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "HERE",
    rules: [
      {
        id: "here-api-key",
        title: "HERE API key",
        severity: "low",
        form: contextual(["hereapi", "here api", "here maps", "here.com"], run("base64url", 43)),
        envVars: [],
        verify: probe(
          "https://weather.ls.hereapi.com/weather/1.0/report.json?product=alerts&name=Argentina&apiKey={token}",
          { auth: "in the URL", dead: [401, 403] },
        ),
      },
    ],
  }),
  service({
    name: "HolidayAPI",
    rules: [
      {
        id: "holidayapi-api-key",
        title: "HolidayAPI key",
        severity: "low",
        form: contextual(["holidayapi", "holiday api"], run("lowerKebab", 36)),
        envVars: [],
        verify: probe("https://holidayapi.com/v1/holidays?key={token}&country=PH&year=2020", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "IP2Location",
    rules: [
      {
        id: "ip2location-api-key",
        title: "IP2Location API key",
        severity: "low",
        form: contextual(["ip2location"], run("upperAlnum", 32)),
        envVars: [],
        verify: probe("https://api.ip2location.io/?key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "ipapi",
    rules: [
      {
        id: "ipapi-api-key",
        title: "ipapi API key",
        severity: "low",
        form: contextual(["ipapi", "ipapi.com"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "IPGeolocation",
    rules: [
      {
        id: "ipgeolocation-api-key",
        title: "IPGeolocation API key",
        severity: "low",
        form: contextual(["ipgeolocation", "ip geolocation"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.ipgeolocation.io/ipgeo?apiKey={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "ipify Geo",
    rules: [
      {
        id: "ipify-geo-api-key",
        title: "ipify Geo API key",
        severity: "low",
        form: contextual(["ipify", "ipifi"], run("word", 32)),
        envVars: [],
        verify: probe("https://geo.ipify.org/api/v2/country?apiKey={token}&ipAddress=8.8.8.8", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "IPinfo",
    rules: [
      {
        id: "ipinfo-api-key",
        title: "IPinfo API key",
        severity: "low",
        form: contextual(["ipinfo.io", ...secretsOf("ipinfo"), "ip info token"], run("hex", 14)),
        envVars: [],
        verify: probe("https://ipinfo.io/json?token={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "IPinfoDB",
    rules: [
      {
        id: "ipinfodb-api-key",
        title: "IPinfoDB API key",
        severity: "low",
        form: contextual(["ipinfodb", "ip info db"], run("lowerAlnum", 64)),
        envVars: [],
        verify: probe("https://api.ipinfodb.com/v3/ip-country/?key={token}&ip=8.8.8.8&format=json", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "ipstack",
    rules: [
      {
        id: "ipstack-api-key",
        title: "ipstack API key",
        severity: "low",
        form: contextual(["ipstack", "ip stack"], run("anyHex", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "LocationIQ",
    rules: [
      {
        id: "locationiq-api-key",
        title: "LocationIQ API key",
        severity: "low",
        form: contextual(["locationiq", "location iq"], "pk.", run("kebab", 32)),
        envVars: [],
        verify: probe(
          "https://us1.locationiq.com/v1/reverse.php?key={token}&lat=-37.870662&lon=144.9803321&format=json",
          { auth: "in the URL", dead: [401, 403] },
        ),
      },
    ],
  }),
  service({
    name: "MapQuest",
    rules: [
      {
        id: "mapquest-api-key",
        title: "MapQuest API key",
        severity: "low",
        form: contextual(["mapquest", "map quest"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://www.mapquestapi.com/datamanager/v2/get-column-types?key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "OpenCageData",
    rules: [
      {
        id: "opencagedata-api-key",
        title: "OpenCageData API key",
        severity: "low",
        form: contextual(["opencagedata", "opencage", "open cage"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.opencagedata.com/geocode/v1/json?q=12.8797,121.7740&key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "PositionStack",
    rules: [
      {
        id: "positionstack-api-key",
        title: "PositionStack API key",
        severity: "low",
        form: contextual(["positionstack", "position stack"], run("word", 32)),
        envVars: [],
        verify: probe("https://api.positionstack.com/v1/forward?access_key={token}&query=Philippines", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Smarty (SmartyStreets)",
    rules: [
      {
        id: "smartystreets-api-key",
        title: "Smarty (SmartyStreets) API key",
        severity: "medium",
        form: contextual(["smartystreets", "smarty streets", "smarty auth", "smarty token"], run("alnum", 20)),
        envVars: [],
        verify: probe(
          "https://us-zipcode.api.smartystreets.com/lookup?auth-id={id}&auth-token={token}&state=CA&zipcode=94035",
          { auth: "in the URL", dead: [401, 403] },
        ),
      },
    ],
  }),
  service({
    name: "Timezoneapi",
    rules: [
      {
        id: "timezoneapi-api-key",
        title: "Timezoneapi API key",
        severity: "medium",
        form: contextual(
          ["timezoneapi.io", "timezoneapi key", "timezoneapi token", "timezone api key", "timezone api token"],
          run("letter", 20),
        ),
        envVars: [],
        verify: probe("https://timezoneapi.io/api/ip/?token={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "TomTom",
    rules: [
      {
        id: "tomtom-api-key",
        title: "TomTom API key",
        severity: "low",
        form: contextual(["tomtom"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://api.tomtom.com/map/1/tile/basic/main/0/0/0.png?view=Unified&key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Walk Score",
    rules: [
      {
        id: "walkscore-api-key",
        title: "Walk Score API key",
        severity: "low",
        form: contextual(["walkscore", "walk score"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe(
          "https://transit.walkscore.com/transit/search/stops/?lat=47.6101359&lon=-122.3420567&wsapikey={token}",
          { auth: "in the URL", dead: [401, 403] },
        ),
      },
    ],
  }),
  service({
    name: "ZipAPI",
    rules: [
      {
        id: "zipapi-api-key",
        title: "ZipAPI key",
        severity: "low",
        form: contextual(["zipapi", "zip api"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://service.zipapi.us/zipcode/90210/?X-API-KEY={token}", {
          auth: "Basic, user name {id}, password {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "ZipCodeAPI",
    rules: [
      {
        id: "zipcodeapi-api-key",
        title: "ZipCodeAPI key",
        severity: "low",
        form: contextual(["zipcodeapi", "zip code api"], run("alnum", 64)),
        envVars: [],
        verify: probe("https://www.zipcodeapi.com/rest/{token}/distance.json/71601/72959/mile", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Zipcodebase",
    rules: [
      {
        id: "zipcodebase-api-key",
        title: "Zipcodebase API key",
        severity: "low",
        form: contextual(["zipcodebase"], uuid),
        envVars: [],
        verify: probe("https://app.zipcodebase.com/api/v1/search?codes=10005,10006", {
          auth: "apikey: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
