import { contextual, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const ibmCloud = {
  name: "IBM Cloud",
  rules: [
    {
      id: "ibm-cloud-api-key",
      title: "IBM Cloud API key",
      severity: "critical",
      form: contextual(["ibm", "ibm cloud", "bluemix", "ic api key"], run("base64url", 42, 44)),
      envVars: ["IBMCLOUD_API_KEY", "IC_API_KEY"],
      verify: {
        method: "POST",
        url: "https://iam.cloud.ibm.com/identity/token",
        auth: "the form grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey={token}",
        live: [200],
        dead: [400],
      },
    },
  ],
  runbook: {
    console: "https://cloud.ibm.com/iam/apikeys",
    replace: [
      "Create a second API key, best for a service id with just the access policies that the job needs.",
      "Put it into your secret store and deploy. Better: a trusted profile, which needs no key.",
    ],
    revoke: [
      "Delete the old key on the API keys page, or with ibmcloud iam api-key-delete. Tokens made with it live for up to an hour more.",
    ],
    audit: [
      "In Activity Tracker, look for iam-identity events with the key's id, and for what was done after each login.",
      "Look for new keys, new service ids and new access policies.",
    ],
  },
  references: ["https://cloud.ibm.com/iam/apikeys"],
} as const satisfies Provider;
