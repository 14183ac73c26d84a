import { assigned, near, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const dropbox = {
  name: "Dropbox",
  rules: [
    {
      id: "dropbox-short-lived-token",
      title: "Dropbox short-lived access token",
      severity: "high",
      form: token(oneOf("sl.u.", "sl."), run("base64url", 130, 1500)),
      envVars: ["DROPBOX_ACCESS_TOKEN"],
      verify: {
        method: "POST",
        url: "https://api.dropboxapi.com/2/users/get_current_account",
        auth: "Authorization: Bearer {token}",
        live: [200],
        dead: [401],
      },
      revoke: {
        method: "POST",
        url: "https://api.dropboxapi.com/2/auth/token/revoke",
        auth: "Authorization: Bearer {token}",
      },
    },
    {
      id: "dropbox-long-lived-token",
      title: "Dropbox long-lived access token",
      severity: "critical",
      form: near(["dropbox"], token(run("alnum", 11), "AAAAAAAAAA", run("paddedBase64url", 43))),
      envVars: ["DROPBOX_ACCESS_TOKEN"],
      verify: {
        method: "POST",
        url: "https://api.dropboxapi.com/2/users/get_current_account",
        auth: "Authorization: Bearer {token}",
        live: [200],
        dead: [401],
      },
      revoke: {
        method: "POST",
        url: "https://api.dropboxapi.com/2/auth/token/revoke",
        auth: "Authorization: Bearer {token}",
      },
    },
    {
      id: "dropbox-app-secret",
      title: "Dropbox app key or secret",
      severity: "high",
      form: near(
        ["dropbox"],
        assigned(["secret", "app key", "api key", "dropbox key", "dropbox token"], run("lowerAlnum", 15)),
      ),
      envVars: ["DROPBOX_APP_SECRET", "DROPBOX_APP_KEY"],
      verify: {
        method: "POST",
        url: "https://api.dropboxapi.com/2/check/app",
        auth: "HTTP Basic app key : {token}, JSON query text",
        live: [200],
        dead: [401],
      },
    },
  ],
  runbook: {
    console: "https://www.dropbox.com/developers/apps",
    replace: [
      "In the App Console, open the app; for a token, run the OAuth flow again and keep only the refresh token.",
      "An app secret cannot be changed on its own: create a new app where it has leaked, and move the users over.",
    ],
    revoke: ["Call /2/auth/token/revoke with the old token, or disconnect the app in the account's connected apps."],
    audit: [
      "In the account's activity (for teams, the admin's insights), look for downloads, shares and deletions that are not yours.",
      "Version history brings back files that were changed or deleted.",
    ],
  },
  references: [],
} as const satisfies Provider;
