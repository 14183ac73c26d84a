import { contextual, near, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { secretsOf } from "./secrets-of.ts";

export const financeData: readonly Provider[] = [
  service({
    name: "Aletheia API",
    rules: [
      {
        id: "aletheiaapi-api-key",
        title: "Aletheia API key",
        severity: "medium",
        form: contextual(["aletheia api"], run("upperAlnum", 32)),
        envVars: [],
        verify: probe("https://api.aletheiaapi.com/StockData?symbol=msft&summary=true", {
          auth: "Key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Commodities-API",
    rules: [
      {
        id: "commodities-api-key",
        title: "Commodities-API key",
        severity: "medium",
        form: contextual(["commodities api", "commodities key", "commodities token"], run("alnum", 60)),
        envVars: [],
        verify: probe("https://commodities-api.com/api/latest?access_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "CurrencyFreaks",
    rules: [
      {
        id: "currencyfreaks-api-key",
        title: "CurrencyFreaks API key",
        severity: "low",
        form: contextual(["currencyfreaks", "currency freaks"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.currencyfreaks.com/latest?apikey={token}&format=xml", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Currencylayer",
    rules: [
      {
        id: "currencylayer-api-key",
        title: "Currencylayer API key",
        severity: "low",
        form: contextual(["currencylayer", "currency layer"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "CurrencyScoop",
    rules: [
      {
        id: "currencyscoop-api-key",
        title: "CurrencyScoop API key",
        severity: "low",
        form: contextual(["currencyscoop", "currency scoop", "currencybeacon"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.currencyscoop.com/v1/latest?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "ExchangeRate-API",
    rules: [
      {
        id: "exchangerateapi-api-key",
        title: "ExchangeRate-API key",
        severity: "low",
        form: contextual(
          ["exchangerate api", "exchange rate api", "exchangerate key", "exchange rate key", "exchangerate token"],
          run("hex", 24),
        ),
        envVars: [],
        verify: probe("https://v6.exchangerate-api.com/v6/latest/USD", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "ExchangeRatesAPI",
    rules: [
      {
        id: "exchangeratesapi-api-key",
        title: "ExchangeRatesAPI key",
        severity: "low",
        form: contextual(
          ["exchangerates api", "exchange rates api", "exchangerates key", "exchange rates key", "exchangerates token"],
          run("lowerAlnum", 32),
        ),
        envVars: [],
        verify: probe("https://api.exchangeratesapi.io/v1/latest?access_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "FastForex",
    rules: [
      {
        id: "fastforex-api-key",
        title: "FastForex API key",
        severity: "low",
        form: contextual(["fastforex", "fast forex"], run("lowerKebab", 28)),
        envVars: [],
        verify: probe("https://api.fastforex.io/fetch-all?api_key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Finage",
    rules: [
      {
        id: "finage-api-key",
        title: "Finage API key",
        severity: "low",
        form: near(["finage"], token("API_KEY", run("upperAlnum", 32))),
        envVars: [],
        verify: probe("https://api.finage.co.uk/symbol-list/crypto?apikey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Financial Modeling Prep",
    rules: [
      {
        id: "financialmodelingprep-api-key",
        title: "Financial Modeling Prep API key",
        severity: "medium",
        form: contextual(["financialmodelingprep", "financial modeling prep", "fmp api"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://financialmodelingprep.com/api/v3/financial-statement-symbol-lists?apikey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Fixer",
    rules: [
      {
        id: "fixer-api-key",
        title: "Fixer API key",
        severity: "low",
        form: contextual(["fixer.io", ...secretsOf("fixer")], run("alnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "FXMarket",
    rules: [
      {
        id: "fxmarket-api-key",
        title: "FXMarket API key",
        severity: "low",
        form: contextual(["fxmarket", "fx market api"], run("paddedBase64url", 20)),
        envVars: [],
        verify: probe("https://fxmarketapi.com/apilive?api_key={token}", { auth: "in the URL", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "IEX Cloud",
    rules: [
      {
        id: "iex-cloud-token",
        title: "IEX Cloud secret token",
        severity: "low",
        form: near(
          ["iexcloud", "iex_cloud", "iex-cloud", "iexapis", "iex_api", "iex_token"],
          token("sk_", run("lowerAlnum", 32)),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Intrinio",
    rules: [
      {
        id: "intrinio-api-key",
        title: "Intrinio API key",
        severity: "medium",
        form: contextual(["intrinio"], run("alnum", 44)),
        envVars: [],
        verify: probe("https://api-v2.intrinio.com/securities?api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Marketstack",
    rules: [
      {
        id: "marketstack-api-key",
        title: "Marketstack API key",
        severity: "low",
        form: contextual(["marketstack", "market stack"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.marketstack.com/v1/eod?access_key={token}&symbols=AAPL", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Nasdaq Data Link",
    rules: [
      {
        id: "nasdaqdatalink-api-key",
        title: "Nasdaq Data Link API key",
        severity: "medium",
        form: contextual(
          ["nasdaq data link", ...secretsOf("nasdaq"), "data.nasdaq.com", "quandl"],
          run("base64url", 20),
        ),
        envVars: [],
        verify: probe(
          "https://data.nasdaq.com/api/v3/datasets/FRED/GDP.csv?api_key={token}&collapse=annual&rows=6&order=asc&column_index=1",
          { auth: "in the URL", dead: [401, 403] },
        ),
      },
    ],
  }),
  service({
    name: "Oanda",
    rules: [
      {
        id: "oanda-api-key",
        title: "Oanda API key",
        severity: "low",
        form: contextual(["oanda"], run("alnum", 24)),
        envVars: [],
        verify: probe("https://web-services.oanda.com/rates/api/v2/currencies.json", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "SimFin",
    rules: [
      {
        id: "simfin-api-key",
        title: "SimFin API key",
        severity: "medium",
        form: contextual(["simfin"], run("alnum", 32)),
        envVars: [],
        verify: probe("https://simfin.com/api/v2/companies/list?api-key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Stockdata",
    rules: [
      {
        id: "stockdata-api-key",
        title: "Stockdata API key",
        severity: "low",
        form: contextual([...secretsOf("stockdata"), "stockdata.org"], run("alnum", 40)),
        envVars: [],
        verify: probe("https://api.stockdata.org/v1/data/quote?symbols=AAPL,TSLA,MSFT&api_token={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Tiingo",
    rules: [
      {
        id: "tiingo-api-key",
        title: "Tiingo API key",
        severity: "medium",
        form: contextual(["tiingo"], run("lowerAlnum", 40)),
        envVars: [],
        verify: probe("https://api.tiingo.com/tiingo/fundamentals/definitions", {
          auth: "Authorization: Token {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Tradier",
    rules: [
      {
        id: "tradier-api-key",
        title: "Tradier API key",
        severity: "medium",
        form: contextual(["tradier"], run("alnum", 28)),
        envVars: [],
        verify: probe("https://api.tradier.com/v1/watchlists", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "TwelveData",
    rules: [
      {
        id: "twelvedata-api-key",
        title: "TwelveData API key",
        severity: "low",
        form: contextual(["twelvedata", "twelve data"], run("lowerAlnum", 32)),
        envVars: [],
        verify: probe("https://api.twelvedata.com/earliest_timestamp?symbol=AAPL&interval=1day&apikey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
];
