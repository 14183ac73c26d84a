import { contextual, run } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const news: readonly Provider[] = [
  service({
    name: "Aylien",
    rules: [
      {
        id: "aylien-api-key",
        title: "Aylien API key",
        severity: "low",
        form: contextual(["aylien"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.aylien.com/news/stories", {
          auth: "X-AYLIEN-NewsAPI-Application-ID: {id}; X-AYLIEN-NewsAPI-Application-Key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "CurrentsAPI",
    rules: [
      {
        id: "currentsapi-api-key",
        title: "CurrentsAPI key",
        severity: "low",
        form: contextual(["currentsapi", "currents api"], run("base64url", 48)),
        envVars: [],
        verify: probe("https://api.currentsapi.services/v1/latest-news", {
          auth: "Authorization: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Fetchrss",
    rules: [
      {
        id: "fetchrss-api-key",
        title: "Fetchrss API key",
        severity: "low",
        form: contextual(["fetchrss", "fetch rss"], run("unreserved", 40)),
        envVars: [],
        verify: probe("https://fetchrss.com/api/v1/feed/list?auth={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "MediaStack",
    rules: [
      {
        id: "mediastack-api-key",
        title: "MediaStack API key",
        severity: "low",
        form: contextual(["mediastack", "media stack"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.mediastack.com/v1/news?access_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Newscatcher",
    rules: [
      {
        id: "newscatcher-api-key",
        title: "Newscatcher API key",
        severity: "low",
        form: contextual(["newscatcher"], run("word", 43)),
        envVars: [],
        verify: probe("https://api.newscatcherapi.com/v2/search?q=Tesla", {
          auth: "x-api-key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "The Guardian Open Platform",
    rules: [
      {
        id: "guardian-api-key",
        title: "The Guardian Open Platform API key",
        severity: "medium",
        form: contextual([...secretsOf("guardian"), "guardianapis"], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: [],
        verify: probe("https://content.guardianapis.com/search?api-key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "The New York Times",
    console: "https://developer.nytimes.com/my-apps",
    rules: [
      {
        id: "nytimes-api-key",
        title: "The New York Times API key",
        severity: "low",
        form: contextual(["nytimes", "new york times", "nyt api"], run("paddedBase64url", 32)),
        envVars: [],
        verify: probe("https://api.nytimes.com/svc/topstories/v2/home.json?api-key={token}", { auth: "in the URL" }),
      },
    ],
  }),
];
