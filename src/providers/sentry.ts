import { contextual, maybe, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

/** An organization token names its own region's host inside; this one answers for all of them. */
const verify = probe("https://sentry.io/api/0/auth/validate/", { live: [200, 403] });

export const sentry = {
  name: "Sentry",
  rules: [
    {
      id: "sentry-org-token",
      title: "Sentry organization auth token",
      severity: "high",
      form: token("sntrys_eyJ", run("base64", 60, 400), maybe("="), maybe("="), "_", run("base64", 43)),
      envVars: ["SENTRY_AUTH_TOKEN"],
      verify,
    },
    {
      id: "sentry-user-token",
      title: "Sentry user auth token",
      severity: "high",
      form: token("sntryu_", run("hex", 64)),
      envVars: ["SENTRY_AUTH_TOKEN"],
      verify,
    },
    {
      id: "sentry-app-token",
      title: "Sentry integration token",
      severity: "high",
      form: token(oneOf("sntryi_", "sntrya_"), run("hex", 64)),
      envVars: ["SENTRY_AUTH_TOKEN"],
      verify,
    },
    {
      id: "sentry-token-legacy",
      title: "Sentry auth token (old form)",
      severity: "high",
      form: contextual(["sentry"], run("hex", 64)),
      envVars: ["SENTRY_AUTH_TOKEN"],
      verify,
    },
    {
      id: "sentry-dsn",
      title: "Sentry DSN",
      severity: "low",
      // The number is the organization's: it had up to seven digits once, sixteen now. The DSN only lets one send events.
      form: token(
        run("hex", 32),
        "@o",
        oneOf(run("digit", 16), run("digit", 3, 8)),
        ".ingest.",
        maybe(oneOf("us.", "de.")),
        "sentry.io/",
        run("digit", 4, 20),
      ),
      envVars: ["SENTRY_DSN"],
      use: "publishable",
    },
  ],
  runbook: {
    console: "https://sentry.io/settings/auth-tokens/",
    replace: [
      "Create an organization token (it can do no more than upload releases), or an internal integration with few permissions.",
      "Put it into the CI secret store and run a build.",
    ],
    revoke: ["Delete the old token on its settings page."],
    audit: [
      "Read the organization's audit log since the commit's date.",
      "A user token reads events: personal data and other secrets inside them may have leaked as well.",
    ],
  },
  references: ["https://docs.sentry.io/account/auth-tokens/"],
} as const satisfies Provider;
