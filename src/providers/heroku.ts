import { contextual, oneOf, run, token, uuid } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const verify = probe("https://api.heroku.com/account");

const revoke: ApiCall = {
  method: "DELETE",
  url: "https://api.heroku.com/oauth/authorizations/{id}",
  auth: "Authorization: Bearer {token}",
};

export const heroku = {
  name: "Heroku",
  rules: [
    {
      id: "heroku-api-key",
      title: "Heroku API key",
      severity: "critical",
      form: token("HRKU-", oneOf(run("base64url", 60), uuid)),
      envVars: ["HEROKU_API_KEY"],
      verify,
      revoke,
    },
    {
      id: "heroku-api-key-legacy",
      title: "Heroku API key (old form)",
      severity: "critical",
      form: contextual(["heroku"], uuid),
      envVars: ["HEROKU_API_KEY"],
      verify,
      revoke,
    },
  ],
  runbook: {
    console: "https://dashboard.heroku.com/account/applications",
    replace: [
      "Create a new authorization with the narrowest scope: heroku authorizations:create --scope.",
      "Put it into the CI secret store and deploy once with it.",
    ],
    revoke: [
      "Revoke the old authorization; if the account's own API key leaked, choose Regenerate API Key in the account settings.",
    ],
    audit: [
      "Look through each app's activity for releases, collaborators and add-ons you do not know.",
      "The key could read every config variable: rotate those secrets too.",
    ],
  },
  references: ["https://devcenter.heroku.com/articles/authentication"],
} as const satisfies Provider;
