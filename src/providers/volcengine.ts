import { contextual, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const volcengine = {
  name: "Volcengine",
  rules: [
    {
      id: "volcengine-access-key",
      title: "Volcengine access key id",
      severity: "critical",
      form: token(oneOf("AKLT", "AKTP"), run("base64", 40, 48)),
      envVars: ["VOLCENGINE_ACCESS_KEY", "VOLC_ACCESSKEY"],
      partners: ["volcengine-secret-key"],
      verify: probe("https://sts.volcengineapi.com/?Action=GetCallerIdentity&Version=2018-01-01", {
        auth: "HMAC-SHA256 request signature, service sts",
        dead: [401, 403],
      }),
    },
    {
      id: "volcengine-secret-key",
      title: "Volcengine secret key",
      severity: "critical",
      form: contextual(["volcengine", "volc", "aklt"], run("base64", 58), "=="),
      envVars: ["VOLCENGINE_SECRET_KEY", "VOLC_SECRETKEY"],
      partners: ["volcengine-access-key"],
    },
  ],
  runbook: {
    console: "https://console.volcengine.com/iam/keymanage",
    replace: [
      "Create a second key for an IAM user with a policy for just what the job does.",
      "Put id and secret into your secret store and deploy.",
    ],
    revoke: ["On the key management page, disable the old key, and delete it when nothing has failed."],
    audit: [
      "In CloudTrail of Volcengine, search by the key id for every call since the commit's date.",
      "Look for new users, new keys and new instances.",
    ],
  },
  references: ["https://console.volcengine.com/iam/keymanage"],
} as const satisfies Provider;
