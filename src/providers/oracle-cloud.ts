import { near, pem } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const oracleCloud = {
  name: "Oracle Cloud",
  rules: [
    {
      id: "oracle-cloud-api-key",
      title: "Oracle Cloud API signing key",
      severity: "critical",
      form: near(["ocid1."], pem("PRIVATE KEY")),
      envVars: [],
    },
    {
      id: "oracle-cloud-api-key-rsa",
      title: "Oracle Cloud API signing key (RSA armour)",
      severity: "critical",
      form: near(["ocid1."], pem("RSA PRIVATE KEY")),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://cloud.oracle.com/identity",
    replace: [
      "Add a second API key to the user (three are allowed) and deploy the new private key with its fingerprint.",
      "On Oracle's own machines, let an instance principal sign instead of a key.",
    ],
    revoke: ["Delete the old key in the user's settings: its fingerprint tells which one it is."],
    audit: [
      "In the Audit service, search by the user's OCID for calls since the commit's date.",
      "Look for new users, new policies and new instances.",
    ],
  },
  references: ["https://cloud.oracle.com/identity"],
} as const satisfies Provider;
