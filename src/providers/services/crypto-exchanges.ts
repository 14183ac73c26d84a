import { assigned, contextual, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Exchanges of cryptocurrencies, and gateways to their chains. */
export const cryptoExchanges: readonly Provider[] = [
  service({
    name: "Alchemy",
    console: "https://dashboard.alchemy.com/apps",
    rules: [
      {
        id: "alchemy-api-key",
        title: "Alchemy API key",
        severity: "medium",
        form: contextual(
          [
            "alchemy api",
            "alchemy key",
            "alchemy token",
            "alchemy auth",
            "alchemy secret",
            "alchemy sdk",
            "alchemyapi.io",
            "g.alchemy.com",
          ],
          run("base64url", 32),
        ),
        envVars: ["ALCHEMY_API_KEY"],
        verify: {
          method: "POST",
          url: "https://eth-mainnet.g.alchemy.com/v2/{token}",
          auth: "token in path, body eth_blockNumber",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "alchemy-endpoint",
        title: "Alchemy endpoint with its API key",
        severity: "medium",
        form: token(
          oneOf("g.alchemy.com/v2/", "g.alchemy.com/nft/v2/", "g.alchemy.com/nft/v3/", "alchemyapi.io/v2/"),
          run("base64url", 21, 40),
        ),
        envVars: ["ALCHEMY_URL"],
      },
    ],
  }),
  service({
    name: "Binance",
    console: "https://www.binance.com/my/settings/api-management",
    rules: [
      {
        id: "binance-api-secret",
        title: "Binance API key or secret",
        severity: "critical",
        form: contextual(["binance"], run("alnum", 64)),
        envVars: ["BINANCE_API_SECRET", "BINANCE_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.binance.com/api/v3/account",
          auth: "X-MBX-APIKEY and HMAC-SHA256 signature",
          live: [200],
          dead: [401, 400],
        },
      },
    ],
  }),
  service({
    name: "Bitfinex",
    console: "https://setting.bitfinex.com/api",
    rules: [
      {
        id: "bitfinex-api-key",
        title: "Bitfinex API key or secret",
        severity: "critical",
        form: contextual(["bitfinex"], run("alnum", 43)),
        envVars: ["BITFINEX_API_SECRET", "BITFINEX_API_KEY"],
      },
    ],
  }),
  service({
    name: "BitMEX",
    console: "https://www.bitmex.com/app/apiKeys",
    rules: [
      {
        id: "bitmex-api-key",
        title: "BitMEX API id or secret",
        severity: "critical",
        form: contextual(["bitmex", "bit mex"], oneOf(run("base64url", 48), run("base64url", 24))),
        envVars: ["BITMEX_API_SECRET", "BITMEX_API_KEY"],
        verify: {
          method: "GET",
          url: "https://www.bitmex.com/api/v1/user",
          auth: "api-key, api-expires and api-signature headers (HMAC-SHA256)",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Bittrex",
    rules: [
      {
        id: "bittrex-api-key",
        title: "Bittrex access or secret key",
        severity: "low",
        form: contextual(["bittrex"], run("lowerAlnum", 32)),
        envVars: ["BITTREX_API_SECRET"],
      },
    ],
  }),
  service({
    name: "Etherscan",
    console: "https://etherscan.io/myapikey",
    rules: [
      {
        id: "etherscan-api-key",
        title: "Etherscan API key",
        severity: "low",
        form: contextual(
          ["etherscan", "bscscan", "polygonscan", "arbiscan", "snowtrace", "basescan", "ftmscan"],
          run("upperAlnum", 34),
        ),
        envVars: ["ETHERSCAN_API_KEY", "BSCSCAN_API_KEY"],
      },
    ],
  }),
  service({
    name: "Gemini (exchange)",
    console: "https://exchange.gemini.com/settings/api",
    rules: [
      {
        id: "gemini-exchange-key",
        title: "Gemini exchange API key",
        severity: "critical",
        form: near(["gemini"], token(oneOf("account-", "master-"), run("alnum", 20))),
        envVars: ["GEMINI_API_KEY"],
      },
      {
        id: "gemini-exchange-secret",
        title: "Gemini exchange API secret",
        severity: "critical",
        form: assigned(["gemini api secret", "gemini secret", "gemini exchange secret"], run("alnum", 27, 28)),
        envVars: ["GEMINI_API_SECRET"],
        partners: ["gemini-exchange-key"],
      },
    ],
  }),
  service({
    name: "Infura",
    console: "https://app.infura.io",
    rules: [
      {
        id: "infura-api-key",
        title: "Infura project id or secret",
        severity: "medium",
        form: contextual(["infura"], run("hex", 32)),
        envVars: ["INFURA_API_KEY", "INFURA_PROJECT_ID", "INFURA_PROJECT_SECRET"],
        verify: {
          method: "POST",
          url: "https://mainnet.infura.io/v3/{token}",
          auth: "token in path, body eth_blockNumber",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "infura-endpoint",
        title: "Infura endpoint with its project id",
        severity: "medium",
        form: token(oneOf("infura.io/v3/", "infura.io/ws/v3/"), run("hex", 32)),
        envVars: ["INFURA_URL"],
      },
    ],
  }),
  service({
    name: "Kraken",
    console: "https://www.kraken.com/u/security/api",
    rules: [
      {
        id: "kraken-api-secret",
        title: "Kraken API key or private key",
        severity: "critical",
        form: contextual(["kraken"], oneOf(run("loose", 80, 90), run("base64", 56))),
        envVars: ["KRAKEN_PRIVATE_KEY", "KRAKEN_API_KEY"],
      },
    ],
  }),
  service({
    name: "KuCoin",
    console: "https://www.kucoin.com/account/api",
    rules: [
      {
        id: "kucoin-api-secret",
        title: "KuCoin API key or secret",
        severity: "critical",
        form: contextual(["kucoin"], oneOf(uuid, run("hex", 24))),
        envVars: ["KUCOIN_API_SECRET", "KUCOIN_API_KEY"],
      },
    ],
  }),
  service({
    name: "Moralis",
    console: "https://admin.moralis.io",
    rules: [
      {
        id: "moralis-api-key",
        title: "Moralis API key",
        severity: "medium",
        form: contextual(["moralis"], run("alnum", 64)),
        envVars: ["MORALIS_API_KEY"],
      },
    ],
  }),
  service({
    name: "Polymarket",
    rules: [
      {
        id: "polymarket-credentials",
        title: "Polymarket API key, secret or passphrase",
        severity: "critical",
        form: contextual(
          ["polymarket", "poly api", "clob api", "clob secret", "poly secret", "poly passphrase"],
          oneOf(uuid, [run("base64url", 43), "="], [run("base64", 43), "="], run("hex", 64)),
        ),
        envVars: ["POLYMARKET_API_SECRET", "POLYMARKET_API_KEY"],
      },
    ],
  }),
  service({
    name: "Robinhood",
    rules: [
      {
        id: "robinhood-crypto-key",
        title: "Robinhood crypto API key",
        severity: "critical",
        form: token("rh-api-", uuid),
        envVars: ["ROBINHOOD_API_KEY"],
        verify: {
          method: "GET",
          url: "https://trading.robinhood.com/api/v1/crypto/trading/accounts/",
          auth: "x-api-key, x-timestamp and x-signature",
          live: [200, 403],
          dead: [401],
        },
      },
      {
        id: "robinhood-crypto-private-key",
        title: "Robinhood crypto private key",
        severity: "critical",
        form: contextual(["robinhood"], oneOf([run("base64", 86), "=="], [run("base64", 43), "="])),
        envVars: ["ROBINHOOD_PRIVATE_KEY"],
        partners: ["robinhood-crypto-key"],
      },
    ],
  }),
];
