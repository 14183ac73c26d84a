import { jwt, maybe, oneOf, type Part, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const onePassword = {
  name: "1Password",
  rules: [
    {
      id: "onepassword-service-account-token",
      title: "1Password service account token",
      severity: "critical",
      form: token("ops_eyJ", run("base64", 250, 1600), maybe("="), maybe("=")),
      envVars: ["OP_SERVICE_ACCOUNT_TOKEN"],
    },
    {
      id: "onepassword-secret-key",
      title: "1Password account secret key",
      severity: "critical",
      form: token(
        "A3-",
        run("upperAlnum", 6),
        "-",
        oneOf(run("upperAlnum", 11), [run("upperAlnum", 6), "-", run("upperAlnum", 5)]),
        "-",
        run("upperAlnum", 5),
        "-",
        run("upperAlnum", 5),
        "-",
        run("upperAlnum", 5),
      ),
      envVars: [],
    },
    {
      id: "onepassword-recovery-code",
      title: "1Password recovery code",
      severity: "critical",
      form: token("1PRK", Array.from({ length: 13 }, (): Part[] => ["-", run("upperAlnum", 4)]).flat()),
      envVars: [],
    },
    {
      id: "onepassword-connect-token",
      title: "1Password Connect server token",
      severity: "critical",
      form: jwt({ iss: "com.1password.b5" }),
      envVars: ["OP_CONNECT_TOKEN"],
    },
  ],
  runbook: {
    console: "https://my.1password.com/developer-tools/directory",
    replace: ["Create a new service account with access to just the vaults it needs, and deploy its token."],
    revoke: [
      "Rotate or revoke the old token on the service account's page; regenerate a leaked secret key in the profile.",
    ],
    audit: ["In the service account's usage report, see which items were read: rotate every one of them."],
  },
  references: ["https://developer.1password.com/docs/service-accounts/"],
} as const satisfies Provider;
