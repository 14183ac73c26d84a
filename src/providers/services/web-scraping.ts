import { contextual, oneOf, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const webScraping: readonly Provider[] = [
  service({
    name: "Apiflash",
    rules: [
      {
        id: "apiflash-api-key",
        title: "Apiflash API key",
        severity: "low",
        form: contextual(["apiflash", "api flash"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "BlitApp",
    rules: [
      {
        id: "blitapp-api-key",
        title: "BlitApp API key",
        severity: "medium",
        form: contextual(["blitapp"], run("base64url", 39)),
        envVars: [],
        verify: probe("https://blitapp.com/api/apps/all", { auth: "API-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Browshot",
    rules: [
      {
        id: "browshot-api-key",
        title: "Browshot API key",
        severity: "low",
        form: contextual(["browshot"], run("kebab", 28)),
        envVars: [],
        verify: probe("https://api.browshot.com/api/v1/instance/list?key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Diffbot",
    rules: [
      {
        id: "diffbot-api-key",
        title: "Diffbot API key",
        severity: "medium",
        form: contextual(["diffbot"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.diffbot.com/v4/account?token={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Diggernaut",
    rules: [
      {
        id: "diggernaut-api-key",
        title: "Diggernaut API key",
        severity: "low",
        form: contextual(["diggernaut"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://www.diggernaut.com/api/projects", {
          auth: "Authorization: Token {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "ExtractorAPI",
    rules: [
      {
        id: "extractorapi-api-key",
        title: "ExtractorAPI key",
        severity: "medium",
        form: contextual(["extractorapi", "extractor api"], run("kebab", 40)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Parsehub",
    rules: [
      {
        id: "parsehub-api-key",
        title: "Parsehub API key",
        severity: "low",
        form: contextual(["parsehub", "parse hub"], run("alnum", 12)),
        envVars: [],
        verify: probe("https://www.parsehub.com/api/v2/projects?api_key={token}&limit=1", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Parsers.dev",
    rules: [
      {
        id: "parsers-api-key",
        title: "Parsers.dev API key",
        severity: "medium",
        form: contextual(["parsers.dev", "parsers api", "parsers token", "parsers key"], run("lowerAlnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ProxyCrawl (Crawlbase)",
    rules: [
      {
        id: "proxycrawl-api-key",
        title: "ProxyCrawl (Crawlbase) API key",
        severity: "low",
        form: contextual(["proxycrawl", "crawlbase"], run("word", 22)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Restpack",
    rules: [
      {
        id: "restpack-access-token",
        title: "Restpack API key",
        severity: "low",
        form: contextual(["restpack"], run("alnum", 48)),
        envVars: [],
        verify: probe("https://restpack.io/api/html2pdf/usage", { auth: "X-Access-Token: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Scrapeowl",
    rules: [
      {
        id: "scrapeowl-api-key",
        title: "Scrapeowl API key",
        severity: "low",
        form: contextual(["scrapeowl", "scrape owl"], run("lowerAlnum", 30)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ScraperAPI",
    rules: [
      {
        id: "scraperapi-api-key",
        title: "ScraperAPI key",
        severity: "low",
        form: contextual(["scraperapi", "scraper api"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ScraperBox",
    rules: [
      {
        id: "scraperbox-api-key",
        title: "ScraperBox API key",
        severity: "low",
        form: contextual(["scraperbox"], run("upperAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ScrapeStack",
    rules: [
      {
        id: "scrapestack-api-key",
        title: "ScrapeStack API key",
        severity: "low",
        form: contextual(["scrapestack", "scrape stack"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Scrapfly",
    rules: [
      {
        id: "scrapfly-api-key",
        title: "Scrapfly API key",
        severity: "low",
        form: token(oneOf("scp-live-", "scp-test-"), run("lowerAlnum", 32)),
        envVars: [],
      },
      {
        id: "scrapfly-older-api-key",
        title: "Scrapfly API key (old form)",
        severity: "low",
        form: contextual(["scrapfly"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ScrapingAnt",
    rules: [
      {
        id: "scrapingant-api-key",
        title: "ScrapingAnt API key",
        severity: "low",
        form: contextual(["scrapingant", "scraping ant"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ScrapingBee",
    rules: [
      {
        id: "scrapingbee-api-key",
        title: "ScrapingBee API key",
        severity: "low",
        form: contextual(["scrapingbee", "scraping bee"], run("upperAlnum", 80)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ScreenshotAPI",
    rules: [
      {
        id: "screenshotapi-api-key",
        title: "ScreenshotAPI key",
        severity: "low",
        form: contextual(["screenshotapi", "screenshot api"], groups("upperAlnum", 7, 7, 7, 7)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ScreenshotLayer",
    rules: [
      {
        id: "screenshotlayer-api-key",
        title: "ScreenshotLayer API key",
        severity: "low",
        form: contextual(["screenshotlayer", "screenshot layer"], run("word", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Serphouse",
    rules: [
      {
        id: "serphouse-api-key",
        title: "Serphouse API key",
        severity: "medium",
        form: contextual(["serphouse", "serp house"], run("alnum", 60)),
        envVars: [],
        verify: probe("https://api.serphouse.com/account/info", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "SerpStack",
    rules: [
      {
        id: "serpstack-api-key",
        title: "SerpStack API key",
        severity: "low",
        form: contextual(["serpstack", "serp stack"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "WebScraper",
    rules: [
      {
        id: "webscraper-api-key",
        title: "WebScraper API key",
        severity: "low",
        form: contextual(["webscraper", "webscraper.io"], run("alnum", 60)),
        envVars: [],
        verify: probe("https://api.webscraper.io/api/v1/sitemaps?api_token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Webscraping",
    rules: [
      {
        id: "webscraping-api-key",
        title: "Webscraping API key",
        severity: "low",
        form: contextual([...secretsOf("webscraping"), "webscraping.ai"], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "ZenRows",
    rules: [
      {
        id: "zenrows-api-key",
        title: "ZenRows API key",
        severity: "low",
        form: contextual(["zenrows"], run("hex", 40)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Zenscrape",
    rules: [
      {
        id: "zenscrape-api-key",
        title: "Zenscrape API key",
        severity: "low",
        form: contextual(["zenscrape"], uuid),
        envVars: [],
        verify: probe("https://app.zenscrape.com/api/v1/status", { auth: "apikey: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Zenserp",
    rules: [
      {
        id: "zenserp-api-key",
        title: "Zenserp API key",
        severity: "medium",
        form: contextual(["zenserp"], run("lowerKebab", 36)),
        envVars: [],
      },
    ],
  }),
];
