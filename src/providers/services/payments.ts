import { assigned, contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Companies that take payments for others. */
export const payments: readonly Provider[] = [
  service({
    name: "Asaas",
    console: "https://www.asaas.com/customerApiAccessToken/index",
    rules: [
      {
        id: "asaas-api-token",
        title: "Asaas API token",
        severity: "critical",
        form: token(oneOf("$aact_prod_", "$aact_hmlg_", "$aact_"), run("base64", 20, 250), maybe("="), maybe("=")),
        envVars: ["ASAAS_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.asaas.com/v3/myAccount/commercialInfo/",
          auth: "access_token: {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Cashfree",
    console: "https://merchant.cashfree.com",
    rules: [
      {
        id: "cashfree-secret",
        title: "Cashfree client secret",
        severity: "critical",
        form: token(oneOf("cfsk_ma_prod_", "cfsk_ma_test_"), run("word", 32, 64)),
        envVars: ["CASHFREE_SECRET_KEY"],
      },
    ],
  }),
  service({
    name: "Checkout.com",
    console: "https://dashboard.checkout.com/developers/keys",
    rules: [
      {
        id: "checkout-secret-key",
        title: "Checkout.com secret key",
        severity: "critical",
        // The current form ends in a sign now and then.
        form: near(
          ["checkout", "cko"],
          token(
            oneOf("sk_", "sk_test_", "sk_sbox_"),
            oneOf(uuid, [run("lowerBase32", 26), oneOf(run("lowerBase32", 1), "*", "#", "$", "=")]),
          ),
        ),
        envVars: ["CKO_SECRET_KEY", "CHECKOUT_SECRET_KEY"],
        verify: {
          method: "GET",
          url: "https://api.checkout.com/workflows",
          auth: "Authorization: Bearer {token}",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Flutterwave",
    console: "https://app.flutterwave.com/dashboard/settings/apis",
    rules: [
      {
        id: "flutterwave-secret-key",
        title: "Flutterwave secret or encryption key",
        severity: "critical",
        form: token(
          oneOf("FLWSECK-", "FLWSECK_TEST-"),
          oneOf([run("lowerAlnum", 32), maybe("-", run("lowerAlnum", 8, 16)), "-X"], run("lowerAlnum", 12)),
        ),
        envVars: ["FLW_SECRET_KEY"],
        verify: {
          method: "GET",
          url: "https://api.flutterwave.com/v3/subaccounts",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
      {
        id: "flutterwave-public-key",
        title: "Flutterwave public key",
        severity: "low",
        form: token(
          oneOf("FLWPUBK-", "FLWPUBK_TEST-"),
          run("lowerAlnum", 32),
          maybe("-", run("lowerAlnum", 8, 16)),
          "-X",
        ),
        envVars: ["FLW_PUBLIC_KEY"],
        use: "publishable",
      },
    ],
  }),
  service({
    name: "GoCardless",
    console: "https://manage.gocardless.com/developers",
    rules: [
      {
        id: "gocardless-token",
        title: "GoCardless access token",
        severity: "critical",
        form: near(["gocardless"], token(oneOf("live_", "sandbox_"), run("paddedBase64url", 40))),
        envVars: ["GOCARDLESS_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.gocardless.com/customers?limit=1",
          auth: "Authorization: Bearer {token}, GoCardless-Version: 2015-07-06",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Instamojo",
    rules: [
      {
        id: "instamojo-secret",
        title: "Instamojo client secret",
        severity: "high",
        form: contextual(["instamojo"], run("alnum", 128)),
        envVars: ["INSTAMOJO_CLIENT_SECRET"],
        verify: {
          method: "POST",
          url: "https://api.instamojo.com/oauth2/token/",
          auth: "form client credentials",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Klarna",
    console: "https://portal.klarna.com",
    docs: "https://docs.klarna.com/api-reference/authentication",
    rules: [
      {
        id: "klarna-api-key",
        title: "Klarna API key",
        severity: "high",
        form: token(oneOf("klarna_live_api_", "klarna_test_api_"), run("base64url", 24, 400), maybe("="), maybe("=")),
        envVars: ["KLARNA_API_KEY"],
      },
    ],
  }),
  service({
    name: "Mercado Pago",
    console: "https://www.mercadopago.com/developers/panel",
    rules: [
      {
        id: "mercadopago-access-token",
        title: "Mercado Pago access token",
        severity: "critical",
        form: token(
          oneOf("APP_USR-", "TEST-"),
          run("digit", 12, 20),
          "-",
          run("digit", 6),
          "-",
          run("hex", 32),
          oneOf(["__", run("letter", 1, 3), "_", run("letter", 1, 3), "__-"], "__", "-"),
          run("digit", 5, 12),
        ),
        envVars: ["MERCADOPAGO_ACCESS_TOKEN", "MP_ACCESS_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.mercadopago.com/users/me",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Midtrans",
    console: "https://dashboard.midtrans.com/settings/config_info",
    rules: [
      {
        id: "midtrans-server-key",
        title: "Midtrans server key",
        severity: "critical",
        form: token("Mid-server-", run("base64url", 20, 24)),
        envVars: ["MIDTRANS_SERVER_KEY"],
      },
      {
        id: "midtrans-sandbox-server-key",
        title: "Midtrans sandbox server key",
        severity: "low",
        form: token("SB-Mid-server-", run("base64url", 20, 24)),
        envVars: ["MIDTRANS_SERVER_KEY"],
        use: "test",
      },
    ],
  }),
  service({
    name: "Mollie",
    console: "https://my.mollie.com/dashboard/developers/api-keys",
    rules: [
      {
        id: "mollie-api-key",
        title: "Mollie API key",
        severity: "critical",
        form: near(["mollie"], token(oneOf("live_", "test_"), run("alnum", 30))),
        envVars: ["MOLLIE_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.mollie.com/v2/methods",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Pagar.me",
    console: "https://dash.pagar.me",
    rules: [
      {
        id: "pagarme-api-key",
        title: "Pagar.me API key",
        severity: "critical",
        form: token(oneOf("ak_live_", "ak_test_"), run("alnum", 30)),
        envVars: ["PAGARME_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.pagar.me/1/balance",
          auth: "query parameter api_key={token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "PayMongo",
    console: "https://dashboard.paymongo.com/developers",
    rules: [
      {
        id: "paymongo-secret-key",
        title: "PayMongo secret key",
        severity: "critical",
        form: near(["paymongo"], token(oneOf("sk_live_", "sk_test_"), run("alnum", 24))),
        envVars: ["PAYMONGO_SECRET_KEY"],
        verify: {
          method: "GET",
          url: "https://api.paymongo.com/v1/webhooks",
          auth: "HTTP Basic, {token} as user name, empty password",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Paystack",
    console: "https://dashboard.paystack.com/#/settings/developers",
    rules: [
      {
        id: "paystack-secret-key",
        title: "Paystack secret key",
        severity: "critical",
        form: near(["paystack"], token(oneOf("sk_live_", "sk_test_"), run("lowerAlnum", 40))),
        envVars: ["PAYSTACK_SECRET_KEY"],
        verify: {
          method: "GET",
          url: "https://api.paystack.co/customer",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Rainforest Pay",
    rules: [
      {
        id: "rainforest-pay-key",
        title: "Rainforest Pay API key",
        severity: "critical",
        form: near(["rainforest"], token("apikey_", run("hex", 64))),
        envVars: ["RAINFOREST_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.rainforestpay.com/v1/merchants?limit=1",
          auth: "Authorization: Bearer {token}, Rainforest-Api-Version",
          live: [200, 403],
          dead: [401],
        },
      },
      {
        id: "rainforest-pay-sandbox-key",
        title: "Rainforest Pay sandbox API key",
        severity: "low",
        form: near(["rainforest"], token("sbx_apikey_", run("hex", 64))),
        envVars: ["RAINFOREST_API_KEY"],
        use: "test",
      },
    ],
  }),
  service({
    name: "Razorpay",
    console: "https://dashboard.razorpay.com/app/keys",
    rules: [
      {
        id: "razorpay-key",
        title: "Razorpay key id",
        severity: "high",
        form: token(oneOf("rzp_live_", "rzp_test_"), run("alnum", 14)),
        envVars: ["RAZORPAY_KEY_ID"],
      },
      {
        id: "razorpay-key-secret",
        title: "Razorpay key secret",
        severity: "critical",
        form: near(["razorpay", "rzp_"], assigned(["key secret", "razorpay secret", "api secret"], run("alnum", 24))),
        envVars: ["RAZORPAY_KEY_SECRET"],
        partners: ["razorpay-key"],
        verify: {
          method: "GET",
          url: "https://api.razorpay.com/v1/items?count=1",
          auth: "HTTP Basic id : secret",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Xendit",
    console: "https://dashboard.xendit.co/settings/developers#api-keys",
    docs: "https://docs.xendit.co/docs/api-keys",
    rules: [
      {
        id: "xendit-api-key",
        title: "Xendit secret API key",
        severity: "critical",
        form: token(oneOf("xnd_production_", "xnd_development_"), run("alnum", 40, 100)),
        envVars: ["XENDIT_SECRET_KEY", "XENDIT_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.xendit.co/balance",
          auth: "HTTP Basic, {token} as user name, empty password",
          live: [200, 403],
          dead: [401],
        },
      },
    ],
  }),
];
