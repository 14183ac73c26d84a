import { guess } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

/** Values that look like credentials of nobody in particular. */
export const unknownIssuer = {
  name: "Unknown issuer",
  rules: [
    {
      id: "generic-api-key",
      title: "Random value under a name that says secret",
      severity: "medium",
      form: guess("key", [
        "api key",
        "secret",
        "secret key",
        "access key",
        "access token",
        "auth token",
        "private key",
        "signing key",
        "encryption key",
        "api token",
        "token",
        "credential",
        "credentials",
        "auth key",
        "consumer key",
        "session key",
        "master key",
        "license key",
        "app key",
        "client key",
        "crypto key",
        "authorization",
        "passkey",
        "nonce",
        "salt",
        "key",
      ]),
      envVars: ["API_KEY", "SECRET_KEY", "ACCESS_TOKEN", "CLIENT_SECRET"],
    },
    {
      id: "generic-password",
      title: "Password",
      severity: "high",
      form: guess("password", ["password", "passwd", "pwd", "passphrase", "passcode", "pass", "passw"]),
      envVars: ["PASSWORD", "DB_PASSWORD", "ADMIN_PASSWORD"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Find out from the code around it which service it opens, and who owns the account there.",
      "Make a new one there, put it into your secret store, and deploy every service that used the old one.",
    ],
    revoke: ["Delete or change the old one at that service as soon as nothing uses it any more."],
    audit: ["Read that service's access log since the commit's date, and look for addresses you do not know."],
  },
  references: [],
} as const satisfies Provider;
