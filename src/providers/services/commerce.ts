import { contextual, maybe, near, oneOf, run, token } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Shops, shipping, travel, and proof of who the customer is. */
export const commerce: readonly Provider[] = [
  service({
    name: "BigCommerce",
    rules: [
      {
        id: "bigcommerce-token",
        title: "BigCommerce API access token",
        severity: "high",
        form: contextual(["bigcommerce", "big commerce"], run("lowerAlnum", 31)),
        envVars: ["BIGCOMMERCE_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.bigcommerce.com/stores/{hash}/v2/store",
          auth: "X-Auth-Token: {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Duffel",
    console: "https://app.duffel.com",
    rules: [
      {
        id: "duffel-token",
        title: "Duffel access token",
        severity: "high",
        form: token(oneOf("duffel_live_", "duffel_test_"), run("base64url", 43)),
        envVars: ["DUFFEL_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.duffel.com/identity/customer/users?limit=1",
          auth: "Authorization: Bearer {token}, Duffel-Version: v2",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "EasyPost",
    console: "https://www.easypost.com/account/api-keys",
    rules: [
      {
        id: "easypost-api-key",
        title: "EasyPost API key",
        severity: "high",
        form: token(oneOf("EZAK", "EZTK"), run("alnum", 54)),
        envVars: ["EASYPOST_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.easypost.com/v2/shipments?page_size=1",
          auth: "HTTP Basic, {token} as user name, empty password",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "eBay",
    console: "https://developer.ebay.com/my/keys",
    rules: [
      {
        id: "ebay-client-secret",
        title: "eBay client secret (certificate id)",
        severity: "high",
        form: token(
          oneOf("PRD-", "SBX-"),
          run("hex", 8, 12),
          "-",
          run("hex", 4),
          "-",
          run("hex", 4),
          "-",
          run("hex", 4),
          "-",
          run("hex", 4),
        ),
        envVars: ["EBAY_CLIENT_SECRET", "EBAY_CERT_ID"],
        verify: {
          method: "POST",
          url: "https://api.ebay.com/identity/v1/oauth2/token/introspect",
          auth: "HTTP Basic app id : secret, bogus token",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Etsy",
    console: "https://www.etsy.com/developers/your-apps",
    rules: [
      {
        id: "etsy-keystring",
        title: "Etsy API keystring",
        severity: "medium",
        form: contextual(["etsy"], run("lowerAlnum", 24), maybe(":", run("lowerAlnum", 10))),
        envVars: ["ETSY_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.etsy.com/v3/application/openapi-ping",
          auth: "x-api-key: {token}",
          live: [200],
          dead: [401, 403],
        },
      },
    ],
  }),
  service({
    name: "Lob",
    console: "https://dashboard.lob.com/settings/api-keys",
    rules: [
      {
        id: "lob-api-key",
        title: "Lob API key",
        severity: "high",
        form: near(["lob"], token(oneOf("live_", "test_"), run("hex", 35))),
        envVars: ["LOB_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.lob.com/v1/addresses?limit=1",
          auth: "HTTP Basic, {token} as user name, empty password",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "lob-publishable-key",
        title: "Lob publishable key",
        severity: "low",
        form: near(["lob"], token(oneOf("live_pub_", "test_pub_"), run("hex", 31))),
        envVars: ["LOB_PUBLISHABLE_KEY"],
        use: "publishable",
      },
    ],
  }),
  service({
    name: "Onfido",
    console: "https://dashboard.onfido.com/api/tokens",
    rules: [
      {
        id: "onfido-token",
        title: "Onfido API token",
        severity: "critical",
        form: token(
          oneOf("api_live.", "api_live_us.", "api_live_ca.", "api_sandbox.", "api_sandbox_us.", "api_sandbox_ca."),
          run("base64url", 4, 40),
          ".",
          run("base64url", 12, 60),
        ),
        envVars: ["ONFIDO_API_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.eu.onfido.com/v3.6/webhooks/",
          auth: "Authorization: Token token={token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Persona",
    console: "https://app.withpersona.com/dashboard/api-configuration",
    rules: [
      {
        id: "persona-api-key",
        title: "Persona API key",
        severity: "critical",
        form: token(oneOf("persona_production_", "persona_sandbox_"), run("lowerKebab", 20, 80)),
        envVars: ["PERSONA_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.withpersona.com/api/v1/accounts?page[size]=1",
          auth: "Authorization: Bearer {token}, Persona-Version",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Picatic",
    rules: [
      {
        id: "picatic-api-key",
        title: "Picatic API key",
        severity: "low",
        form: near(["picatic"], token("sk_live_", run("lowerAlnum", 32))),
        envVars: ["PICATIC_API_KEY"],
      },
    ],
  }),
  service({
    name: "Proof",
    rules: [
      {
        id: "proof-api-key",
        title: "Proof API key",
        severity: "high",
        // No signs in the body: in cryptography, prf_ begins the names of functions.
        form: near(["proof", "notarize"], token(oneOf("prf_cli_", "prf_"), run("alnum", 20, 80))),
        envVars: ["PROOF_API_KEY"],
      },
    ],
  }),
  service({
    name: "Shippo",
    console: "https://apps.goshippo.com/settings/api",
    rules: [
      {
        id: "shippo-token",
        title: "Shippo API token",
        severity: "high",
        form: token(oneOf("shippo_live_", "shippo_test_"), run("hex", 40)),
        envVars: ["SHIPPO_API_TOKEN", "SHIPPO_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.goshippo.com/addresses/?results=1",
          auth: "Authorization: ShippoToken {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Snipcart",
    console: "https://app.snipcart.com/dashboard/account/credentials",
    rules: [
      {
        id: "snipcart-api-key",
        title: "Snipcart secret API key",
        severity: "high",
        form: contextual(["snipcart"], run("base64", 74, 76), maybe("="), maybe("=")),
        envVars: ["SNIPCART_SECRET_API_KEY"],
        verify: {
          method: "GET",
          url: "https://app.snipcart.com/api/orders",
          auth: "HTTP Basic, {token} as user name, empty password",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "TaxJar",
    console: "https://app.taxjar.com/account#api-access",
    rules: [
      {
        id: "taxjar-api-key",
        title: "TaxJar API token",
        severity: "medium",
        form: contextual(["taxjar", "tax jar"], run("hex", 32)),
        envVars: ["TAXJAR_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.taxjar.com/v2/categories",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "WooCommerce",
    rules: [
      {
        id: "woocommerce-api-key",
        title: "WooCommerce consumer key or secret",
        severity: "high",
        form: near(
          [
            "woo",
            "consumer_key",
            "consumer_secret",
            "consumerkey",
            "consumersecret",
            "consumer key",
            "consumer secret",
            "wc/v",
            "wp-json",
          ],
          token(oneOf("ck_", "cs_"), run("hex", 40)),
        ),
        envVars: ["WOOCOMMERCE_CONSUMER_SECRET", "WOOCOMMERCE_CONSUMER_KEY"],
      },
    ],
  }),
];
