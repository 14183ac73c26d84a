import { run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const infisical = {
  name: "Infisical",
  rules: [
    {
      id: "infisical-service-token",
      title: "Infisical service token",
      severity: "critical",
      // The last part decrypts, the parts before it authenticate.
      form: token("st.", run("hex", 24), ".", run("hex", 32), ".", run("hex", 32)),
      envVars: ["INFISICAL_TOKEN"],
      verify: probe("https://app.infisical.com/api/v2/service-token", {
        auth: "Bearer with the part before the last dot",
      }),
    },
  ],
  runbook: {
    console: "https://app.infisical.com",
    replace: [
      "Create a machine identity with access to just this project and environment, and let the job log in with it: service tokens are being retired.",
    ],
    revoke: ["In the project's access control, delete the old service token."],
    audit: [
      "In the audit log, list the secrets that were read with the token since the commit's date, and rotate them.",
    ],
  },
  references: ["https://infisical.com/docs/internals/service-tokens"],
} as const satisfies Provider;
