import { run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const age = {
  name: "age",
  rules: [
    {
      id: "age-secret-key",
      title: "age identity",
      severity: "critical",
      // What begins with age1 is the public recipient.
      form: token("AGE-SECRET-KEY-1", run("upperAlnum", 58)),
      envVars: ["SOPS_AGE_KEY", "AGE_SECRET_KEY"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Make a new identity with age-keygen, encrypt every file to its recipient (sops updatekeys for SOPS), and give the key to those who decrypt.",
    ],
    revoke: [
      "Nothing can revoke the old identity: it opens every file that was ever encrypted to it, in the history too. Rotate the secrets in those files.",
    ],
    audit: ["List the files encrypted to its recipient, and look in the logs of what they open."],
  },
  references: [],
} as const satisfies Provider;
