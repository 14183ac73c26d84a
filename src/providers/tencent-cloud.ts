import { contextual, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const tencentCloud = {
  name: "Tencent Cloud",
  rules: [
    {
      id: "tencent-secret-id",
      title: "Tencent Cloud secret id",
      severity: "critical",
      form: token("AKID", run("alnum", 13, 40)),
      envVars: ["TENCENTCLOUD_SECRET_ID"],
      partners: ["tencent-secret-key"],
    },
    {
      id: "tencent-intl-secret-id",
      title: "Tencent Cloud secret id (international site)",
      severity: "critical",
      form: token("IKID", run("alnum", 28, 40)),
      envVars: ["TENCENTCLOUD_SECRET_ID"],
      partners: ["tencent-secret-key"],
    },
    {
      id: "tencent-secret-key",
      title: "Tencent Cloud secret key",
      severity: "critical",
      form: contextual(["tencent", "qcloud", "akid", "ikid"], run("alnum", 32)),
      envVars: ["TENCENTCLOUD_SECRET_KEY"],
      partners: ["tencent-secret-id", "tencent-intl-secret-id"],
    },
  ],
  runbook: {
    console: "https://console.cloud.tencent.com/cam/capi",
    replace: [
      "Create a second key for a sub-account with a policy for just what the job does; the root account should have none.",
      "Put id and key into your secret store and deploy.",
    ],
    revoke: ["On the API keys page, disable the old key, and delete it when nothing has failed."],
    audit: [
      "In CloudAudit, search by the secret id for every call since the commit's date.",
      "Look for new sub-accounts, new keys, new instances and public buckets.",
    ],
  },
  references: ["https://console.cloud.tencent.com/cam/capi"],
} as const satisfies Provider;
