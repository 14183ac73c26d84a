import { contextual, near, run, token, uuid } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";
import { groups } from "./groups.ts";
import { secretsOf } from "./secrets-of.ts";

export const blockchainData: readonly Provider[] = [
  service({
    name: "BitcoinAverage",
    rules: [
      {
        id: "bitcoinaverage-api-key",
        title: "BitcoinAverage API key",
        severity: "low",
        form: contextual(["bitcoinaverage", "bitcoin average"], run("alnum", 43)),
        envVars: [],
        verify: probe("https://apiv2.bitcoinaverage.com/websocket/v3/get_ticket", {
          auth: "x-ba-key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "BlockNative",
    rules: [
      {
        id: "blocknative-api-key",
        title: "BlockNative API key",
        severity: "low",
        form: contextual(["blocknative"], uuid),
        envVars: [],
        verify: probe("https://api.blocknative.com/gasprices/blockprices", {
          auth: "Authorization: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "CoinAPI",
    rules: [
      {
        id: "coinapi-api-key",
        title: "CoinAPI key",
        severity: "low",
        form: contextual(["coinapi", "coin api"], run("upperKebab", 36)),
        envVars: [],
        verify: probe("https://rest.coinapi.io/v1/exchanges", { auth: "X-CoinAPI-Key: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Coinlayer",
    rules: [
      {
        id: "coinlayer-api-key",
        title: "Coinlayer API key",
        severity: "low",
        form: contextual(["coinlayer", "coin layer"], run("lowerAlnum", 32)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Coinlib",
    rules: [
      {
        id: "coinlib-api-key",
        title: "Coinlib API key",
        severity: "low",
        form: contextual(["coinlib"], run("lowerAlnum", 16)),
        envVars: [],
        verify: probe("https://coinlib.io/api/v1/global?key={token}&pref=EUR", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "CryptoCompare",
    rules: [
      {
        id: "cryptocompare-api-key",
        title: "CryptoCompare API key",
        severity: "low",
        form: contextual(["cryptocompare", "crypto compare"], run("lowerKebab", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Dfuse",
    rules: [
      {
        id: "dfuse-api-key",
        title: "Dfuse API key",
        severity: "medium",
        form: near(["dfuse"], token("web_", run("lowerAlnum", 32))),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Ethplorer",
    rules: [
      {
        id: "ethplorer-api-key",
        title: "Ethplorer API key",
        severity: "medium",
        form: contextual(["ethplorer"], run("kebab", 22)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Glassnode",
    rules: [
      {
        id: "glassnode-api-key",
        title: "Glassnode API key",
        severity: "low",
        form: contextual(["glassnode"], run("alnum", 27)),
        envVars: [],
        verify: probe("https://api.glassnode.com/v1/metrics/indicators/sopr?a=btc&api_key={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Nftport",
    rules: [
      {
        id: "nftport-api-key",
        title: "Nftport API key",
        severity: "medium",
        form: contextual(["nftport", "nft port"], groups("lowerAlnum", 8, 4, 4, 4, 12)),
        envVars: [],
        verify: probe("https://api.nftport.xyz/me/contracts", { auth: "Authorization: {token}", dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "Pinata",
    rules: [
      {
        id: "pinata-api-key",
        title: "Pinata API key",
        severity: "medium",
        form: contextual([...secretsOf("pinata"), "pinata.cloud"], run("lowerAlnum", 64)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "PureStake",
    rules: [
      {
        id: "purestake-api-key",
        title: "PureStake API key",
        severity: "medium",
        form: contextual(["purestake"], run("alnum", 40)),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Tatum",
    rules: [
      {
        id: "tatum-api-key",
        title: "Tatum API key",
        severity: "medium",
        form: contextual(["tatum"], run("lowerKebab", 36)),
        envVars: [],
        verify: probe("https://api-eu1.tatum.io/v3/ledger/account?pageSize=10&offset=0&accountCode=AC_1011_B", {
          auth: "x-api-key: {token}",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "TechnicalAnalysisApi",
    rules: [
      {
        id: "technicalanalysisapi-api-key",
        title: "TechnicalAnalysisApi API key",
        severity: "medium",
        form: contextual(["technicalanalysisapi", "technical analysis api"], run("upperAlnum", 48)),
        envVars: [],
        verify: probe("https://technical-analysis-api.com/api/v1/analysis/BTC?apiKey={token}", {
          auth: "in the URL",
          dead: [401, 403],
        }),
      },
    ],
  }),
  service({
    name: "Web3Storage",
    rules: [
      {
        id: "web3storage-api-key",
        title: "Web3Storage API key",
        severity: "medium",
        form: contextual(
          ["web3.storage", "web3storage", ...secretsOf("web3")],
          "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ",
          run("base64url", 100, 300),
          ".",
          run("base64url", 25, 100),
        ),
        envVars: [],
        verify: probe("https://api.web3.storage/user/uploads", { dead: [401, 403] }),
      },
    ],
  }),
  service({
    name: "WorldCoinIndex",
    rules: [
      {
        id: "worldcoinindex-api-key",
        title: "WorldCoinIndex API key",
        severity: "low",
        form: contextual(["worldcoinindex"], run("alnum", 35)),
        envVars: [],
      },
    ],
  }),
];
