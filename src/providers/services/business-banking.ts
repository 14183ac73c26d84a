import { contextual, maybe, near, oneOf, run, token, uuid } from "../../detection/form.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Banks, and companies that open bank accounts to programs. */
export const businessBanking: readonly Provider[] = [
  service({
    name: "Column",
    console: "https://dashboard.column.com",
    rules: [
      {
        id: "column-api-key",
        title: "Column API key",
        severity: "critical",
        form: near(
          [
            "column.com",
            "column_api",
            "column-api",
            "column api",
            "columnapi",
            "column_key",
            "column key",
            "column bank",
          ],
          token(oneOf("live_", "test_"), run("alnum", 27)),
        ),
        envVars: ["COLUMN_API_KEY"],
        verify: {
          method: "GET",
          url: "https://api.column.com/entities",
          auth: "HTTP Basic, empty user : {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Dwolla",
    console: "https://dashboard.dwolla.com/applications-legacy",
    rules: [
      {
        id: "dwolla-secret",
        title: "Dwolla application key or secret",
        severity: "critical",
        form: contextual(["dwolla"], run("alnum", 50)),
        envVars: ["DWOLLA_APP_SECRET", "DWOLLA_APP_KEY"],
        verify: {
          method: "POST",
          url: "https://api.dwolla.com/token",
          auth: "HTTP Basic key : secret",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Finicity (Mastercard)",
    rules: [
      {
        id: "finicity-secret",
        title: "Finicity partner secret or app key",
        severity: "high",
        form: contextual(["finicity"], oneOf(run("alnum", 20), run("hex", 32))),
        envVars: ["FINICITY_PARTNER_SECRET", "FINICITY_APP_KEY"],
        verify: {
          method: "POST",
          url: "https://api.finicity.com/aggregation/v2/partners/authentication",
          auth: "Finicity-App-Key header, JSON partnerId and partnerSecret",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Highnote",
    rules: [
      {
        id: "highnote-key",
        title: "Highnote secret or restricted key",
        severity: "critical",
        // What follows the prefix is "key_" in base64, as at WorkOS.
        form: near(
          ["highnote"],
          token(
            oneOf("sk_live_", "rk_live_", "sk_test_", "rk_test_"),
            "a2V5Xz",
            run("base64", 50, 90),
            maybe("="),
            maybe("="),
          ),
        ),
        envVars: ["HIGHNOTE_API_KEY"],
        verify: {
          method: "POST",
          url: "https://api.us.highnote.com/graphql",
          auth: "HTTP Basic, {token} as user",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Mercury",
    console: "https://app.mercury.com/settings/tokens",
    rules: [
      {
        id: "mercury-api-token",
        title: "Mercury API token",
        severity: "critical",
        form: token(
          oneOf("mercury_production_", "mercury_sandbox_"),
          run("alnum", 2, 8),
          "_",
          run("alnum", 36, 60),
          "_yrucrem",
        ),
        envVars: ["MERCURY_API_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.mercury.com/api/v1/accounts",
          auth: "Authorization: Bearer secret-token:{token}",
          live: [200],
          dead: [401, 403],
        },
      },
    ],
  }),
  service({
    name: "Ramp",
    console: "https://app.ramp.com/developer-api",
    rules: [
      {
        id: "ramp-client-secret",
        title: "Ramp OAuth client secret",
        severity: "critical",
        form: token("ramp_sec_", run("alnum", 40, 64)),
        envVars: ["RAMP_CLIENT_SECRET"],
        verify: {
          method: "POST",
          url: "https://api.ramp.com/developer/v1/token",
          auth: "HTTP Basic id : secret",
          live: [200, 400],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Wise",
    console: "https://wise.com/settings/api-tokens",
    rules: [
      {
        id: "wise-api-token",
        title: "Wise API token",
        severity: "critical",
        form: contextual(
          [
            "transferwise",
            "transfer wise",
            "wise api",
            "wise token",
            "wise key",
            "wise access",
            "wise secret",
            "api.wise.com",
          ],
          uuid,
        ),
        envVars: ["WISE_API_TOKEN"],
        verify: {
          method: "GET",
          url: "https://api.transferwise.com/v2/profiles",
          auth: "Authorization: Bearer {token}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
];
