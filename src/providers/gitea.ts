import { contextual, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const gitea = {
  name: "Gitea and Forgejo",
  rules: [
    {
      id: "gitea-token",
      title: "Gitea or Forgejo access token",
      severity: "critical",
      form: contextual(["gitea", "forgejo", "codeberg"], run("hex", 40)),
      envVars: ["GITEA_TOKEN"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "In the user's settings, under Applications, generate a token with just the scopes that the job needs, for a user of its own.",
      "Put it into the secret store of the CI and deploy.",
    ],
    revoke: ["On the same page, delete the old token."],
    audit: [
      "Look for pushes, new deploy keys, new webhooks and new members since the commit's date; the server's access log tells the addresses.",
    ],
  },
  references: [],
} as const satisfies Provider;
