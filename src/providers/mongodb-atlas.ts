import { contextual, run, token, uuid } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const mongodbAtlas = {
  name: "MongoDB Atlas",
  rules: [
    {
      id: "mongodb-atlas-service-account-secret",
      title: "MongoDB Atlas service account secret",
      severity: "critical",
      form: token("mdb_sa_sk_", run("base64url", 36, 48)),
      envVars: ["MONGODB_ATLAS_CLIENT_SECRET"],
      verify: {
        method: "POST",
        url: "https://cloud.mongodb.com/api/oauth/token",
        auth: "Basic authentication, user {id}, password {token}, grant_type=client_credentials",
        live: [200],
        dead: [401],
      },
    },
    {
      id: "mongodb-atlas-api-key",
      title: "MongoDB Atlas API private key",
      severity: "critical",
      form: contextual(
        ["mongodb", "mongo db", "atlas private", "atlas api", "atlas key", "atlas secret", "atlas public"],
        uuid,
      ),
      envVars: ["MONGODB_ATLAS_PRIVATE_KEY"],
      verify: probe("https://cloud.mongodb.com/api/atlas/v2/groups", {
        auth: "Digest authentication, user {public key}, password {token}",
      }),
    },
  ],
  runbook: {
    console: "https://cloud.mongodb.com",
    replace: [
      "Create a second secret for the service account (or a second API key), with project roles instead of organization ones.",
      "Restrict it to the addresses that call it, put it into your secret store and deploy.",
    ],
    revoke: ["Delete the old secret or key on the organization's Applications page."],
    audit: [
      "In the organization's and the project's activity feed, look for changes made with it: new database users, new network access entries, restored snapshots.",
      "A key that could add a database user could read every document: treat the data as read until the log says otherwise.",
    ],
  },
  references: ["https://cloud.mongodb.com"],
} as const satisfies Provider;
