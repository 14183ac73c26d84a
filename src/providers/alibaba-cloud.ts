import { contextual, framed, maybe, near, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const alibabaCloud = {
  name: "Alibaba Cloud",
  rules: [
    {
      id: "alibaba-access-key-id",
      title: "Alibaba Cloud access key id",
      severity: "critical",
      // Sixteen characters in all in old keys, 24 in current ones.
      form: token("LTAI", run("alnum", 12, 21)),
      envVars: ["ALIBABA_CLOUD_ACCESS_KEY_ID", "ALICLOUD_ACCESS_KEY"],
      partners: ["alibaba-access-key-secret"],
      verify: probe("https://sts.aliyuncs.com/?Action=GetCallerIdentity", {
        auth: "HMAC-SHA1 request signature",
        dead: [403, 404],
      }),
    },
    {
      id: "alibaba-access-key-secret",
      title: "Alibaba Cloud access key secret",
      severity: "critical",
      form: contextual(["alibaba", "aliyun", "alicloud", "ltai"], run("alnum", 30)),
      envVars: ["ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALICLOUD_SECRET_KEY"],
      partners: ["alibaba-access-key-id"],
      verify: probe("https://sts.aliyuncs.com/?Action=GetCallerIdentity", {
        auth: "HMAC-SHA1 request signature with the LTAI id",
        dead: [403, 404],
      }),
    },
    {
      id: "alibaba-key-pair",
      title: "Alibaba Cloud access key secret beside its id",
      severity: "critical",
      form: framed(["LTAI", run("alnum", 12, 20), run("between", 1, 8)], [run("alnum", 30)]),
      envVars: ["ALIBABA_CLOUD_ACCESS_KEY_SECRET"],
      partners: ["alibaba-access-key-id"],
    },
    {
      id: "alibaba-sts-token",
      title: "Alibaba Cloud temporary credential",
      severity: "high",
      form: near(
        ["aliyun", "alibaba", "alicloud", "securitytoken", "security_token", "ststoken", "sts_token"],
        token(oneOf(["STS.", run("alnum", 16, 64)], ["CAIS", run("base64", 60, 1200), maybe("="), maybe("=")])),
      ),
      envVars: ["ALIBABA_CLOUD_SECURITY_TOKEN"],
      verify: probe("https://sts.aliyuncs.com/?Action=GetCallerIdentity", {
        auth: "HMAC-SHA1 request signature",
        dead: [403],
      }),
    },
  ],
  runbook: {
    console: "https://ram.console.aliyun.com/manage/ak",
    replace: [
      "Create a second access key for the RAM user (never for the root account), with a policy for just what the job does.",
      "Put id and secret into your secret store and deploy. Better: a role that the machine or the CI job assumes, so that no long-lived key exists.",
    ],
    revoke: [
      "Disable the old key first; when nothing has failed for a day, delete it. A temporary credential ends with its role's session: take the role's permissions away until then.",
    ],
    audit: [
      "In ActionTrail, search by the access key id for every call since the commit's date.",
      "Look for new RAM users, new keys, new instances in regions you do not use, and public buckets.",
    ],
  },
  references: ["https://ram.console.aliyun.com/manage/ak"],
} as const satisfies Provider;
