import { urlPassword } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const urlCredentials = {
  name: "Service behind a URL",
  rules: [
    {
      id: "basic-auth-url",
      title: "Password in a URL",
      severity: "high",
      form: urlPassword(),
      envVars: ["SERVICE_PASSWORD"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Log in to the service named in the URL, set a new password or make a token, and deploy it.",
      "Send it in a header, not in the URL: URLs end in logs.",
    ],
    revoke: ["Changing the password revokes the old one; end open sessions as well."],
    audit: [
      "Read the service's access log for that user since the commit's date, and look for addresses you do not know.",
    ],
  },
  references: [],
} as const satisfies Provider;
