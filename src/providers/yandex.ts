import { maybe, near, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const yandex = {
  name: "Yandex",
  rules: [
    {
      id: "yandex-cloud-api-key",
      title: "Yandex Cloud API key",
      severity: "high",
      form: token("AQVN", run("base64url", 35, 38)),
      envVars: ["YANDEX_API_KEY", "YC_API_KEY"],
    },
    {
      id: "yandex-cloud-iam-token",
      title: "Yandex Cloud IAM token",
      severity: "high",
      form: token(
        "t1.",
        run("base64url", 4, 1000),
        maybe("="),
        maybe("="),
        ".",
        run("base64url", 86),
        maybe("="),
        maybe("="),
      ),
      envVars: ["YC_TOKEN"],
    },
    {
      id: "yandex-static-access-key",
      title: "Yandex Cloud static access key",
      severity: "high",
      // Its id begins with YCAJE, and is no secret.
      form: near(["yandex", "ycaje"], token("YC", run("base64url", 38))),
      envVars: [],
    },
    {
      id: "yandex-oauth-token",
      title: "Yandex OAuth token",
      severity: "high",
      form: token(oneOf("y0_", "y1_", "y2_", "y3_"), run("base64url", 55, 64)),
      envVars: [],
      verify: probe("https://login.yandex.ru/info", { auth: "Authorization: OAuth {token}" }),
    },
    {
      id: "yandex-service-api-key",
      title: "Yandex Dictionary, Predictor or Translate key",
      severity: "medium",
      form: token(
        oneOf("dict.1.1.", "trnsl.1.1.", "pdct.1.1."),
        run("alnum", 8, 24),
        ".",
        run("hex", 16),
        ".",
        run("hex", 40),
      ),
      envVars: [],
      verify: probe("https://dictionary.yandex.net/api/v1/dicservice.json/getLangs", {
        auth: "query parameter key={token}",
        dead: [403],
      }),
    },
  ],
  runbook: {
    console: "https://console.yandex.cloud",
    replace: [
      "Create a second key for the service account, with a scope and an expiry date, and deploy it.",
      "On Yandex Cloud's own machines, use the service account that is attached to the machine instead of a key.",
    ],
    revoke: [
      "Delete the old key: yc iam api-key delete, or yc iam access-key delete. An IAM token lives for twelve hours at most; yc iam revoke-token ends it now.",
      "An OAuth token is revoked on the account's page of connected apps, or by changing the password.",
    ],
    audit: ["In Audit Trails, search by the service account and the key's id for calls since the commit's date."],
  },
  references: ["https://console.yandex.cloud"],
} as const satisfies Provider;
