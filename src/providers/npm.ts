import { crcOfBodyInBase62 } from "../detection/checksum.ts";
import { contextual, run, token, uuid } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const npm = {
  name: "npm",
  rules: [
    {
      id: "npm-access-token",
      title: "npm access token",
      severity: "critical",
      form: token("npm_", run("alnum", 30), crcOfBodyInBase62),
      envVars: ["NPM_TOKEN", "NODE_AUTH_TOKEN"],
    },
    {
      id: "npm-access-token-legacy",
      title: "npm access token (old form)",
      severity: "critical",
      form: contextual(["_auth token", "npm"], uuid),
      envVars: ["NPM_TOKEN"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "On the Access Tokens page of the npm account, create a granular token for just these packages, with an expiry date. Better: publish from CI by trusted publishing, without a token.",
      "Put it into the CI secret store; in .npmrc write a reference to the environment variable, never the token.",
    ],
    revoke: ["On the same page, delete the old token, or run npm token list and npm token revoke with its id."],
    audit: [
      "Compare the versions published since the commit's date with your releases; deprecate or unpublish what is not yours, and warn users.",
      "Look for new maintainers and new tokens on the account.",
    ],
  },
  references: [],
} as const satisfies Provider;
