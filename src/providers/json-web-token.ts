import { jwt } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const jsonWebToken = {
  name: "JSON Web Token",
  rules: [
    {
      id: "jwt",
      title: "JSON Web Token",
      severity: "medium",
      form: jwt(),
      envVars: ["ACCESS_TOKEN"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Decode the payload: iss says who issued it, sub for whom, exp until when. Log in again to get a new one.",
    ],
    revoke: [
      "If it is still valid, end the session at its issuer; if the issuer cannot, rotate the signing key, which ends all its tokens.",
    ],
    audit: ["Read the issuer's and the audience's access logs for the subject since the commit's date."],
  },
  references: ["https://www.rfc-editor.org/rfc/rfc7519"],
} as const satisfies Provider;
