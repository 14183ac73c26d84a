import { contextual, oneOf, run, token } from "../detection/form.ts";
import type { ApiCall } from "../detection/rule.ts";
import type { Provider } from "./provider.ts";

const revoke: ApiCall = {
  method: "POST",
  url: "https://login.salesforce.com/services/oauth2/revoke",
  auth: "form token={token}",
};

export const salesforce = {
  name: "Salesforce",
  rules: [
    {
      id: "salesforce-access-token",
      title: "Salesforce session id or access token",
      severity: "high",
      form: token("00D", run("alnum", 12, 15), oneOf("!", "%21"), run("unreserved", 80, 130)),
      envVars: ["SALESFORCE_ACCESS_TOKEN"],
      revoke,
    },
    {
      id: "salesforce-refresh-token",
      title: "Salesforce refresh token",
      severity: "high",
      form: token("5Aep861", run("loose", 75, 140)),
      envVars: ["SALESFORCE_REFRESH_TOKEN"],
      revoke,
    },
    {
      id: "salesforce-consumer-secret",
      title: "Salesforce connected app consumer secret",
      severity: "high",
      form: contextual(["salesforce", "sfdc", "3mvg9"], oneOf(run("upperHex", 64), run("digit", 19))),
      envVars: ["SALESFORCE_CLIENT_SECRET", "SALESFORCE_CONSUMER_SECRET"],
      partners: ["salesforce-consumer-key"],
    },
    {
      id: "salesforce-consumer-key",
      title: "Salesforce connected app consumer key",
      severity: "medium",
      form: token("3MVG9", run("unreserved", 70, 110)),
      envVars: ["SALESFORCE_CLIENT_ID", "SALESFORCE_CONSUMER_KEY"],
    },
  ],
  runbook: {
    console: "https://login.salesforce.com",
    replace: [
      "In Setup, App Manager, rotate the consumer details of the connected app: the new pair is staged beside the old one until you apply it.",
      "Let the integration log in again for new tokens, with a user that has an integration licence and few permissions.",
    ],
    revoke: [
      "Post the token to /services/oauth2/revoke: for a refresh token this ends its access tokens as well. A session can be removed in Setup, Session Management.",
    ],
    audit: [
      "In Setup, read the login history and the OAuth usage of the connected app since the commit's date.",
      "With Event Monitoring, look for report exports and API queries over many records by that user.",
    ],
  },
  references: ["https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_revoke_token.htm"],
} as const satisfies Provider;
