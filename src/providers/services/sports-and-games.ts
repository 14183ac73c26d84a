import { contextual, run } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

export const sportsAndGames: readonly Provider[] = [
  service({
    name: "Allsports",
    rules: [
      {
        id: "allsports-api-key",
        title: "Allsports API key",
        severity: "low",
        form: contextual(["allsports", "all sports api"], run("lowerAlnum", 64)),
        envVars: [],
        verify: probe("https://apiv2.allsportsapi.com/football/?met=Countries&APIkey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "PandaScore",
    rules: [
      {
        id: "pandascore-api-key",
        title: "PandaScore API key",
        severity: "low",
        form: contextual(["pandascore"], run("base64url", 51)),
        envVars: [],
        verify: probe("https://api.pandascore.co/videogames", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "RAWG",
    rules: [
      {
        id: "rawg-api-key",
        title: "RAWG API key",
        severity: "low",
        form: contextual(["rawg"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.rawg.io/api/platforms?key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Sportmonks",
    rules: [
      {
        id: "sportmonks-api-key",
        title: "Sportmonks API key",
        severity: "low",
        form: contextual(["sportmonks", "sportsmonk"], run("alnum", 60)),
        envVars: [],
        verify: probe("https://soccer.sportmonks.com/api/v2.0/leagues?api_token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "The Odds API",
    rules: [
      {
        id: "the-odds-api-api-key",
        title: "The Odds API key",
        severity: "low",
        form: contextual(["the odds api", "odds api"], run("hex", 32)),
        envVars: [],
        verify: probe("https://api.the-odds-api.com/v4/sports/?apiKey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
