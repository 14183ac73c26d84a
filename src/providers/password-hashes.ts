import { maybe, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const passwordHashes = {
  name: "Password hash",
  rules: [
    {
      id: "password-hash-crypt",
      title: "Password hash (crypt)",
      severity: "medium",
      form: token(
        oneOf("$1$", "$5$", "$6$", "$y$", "$apr1$"),
        maybe("rounds=", run("digit", 1, 9), "$"),
        run("salt", 1, 24),
        "$",
        oneOf(run("salt", 86), run("salt", 43), run("salt", 22)),
      ),
      envVars: [],
    },
    {
      id: "password-hash-bcrypt",
      title: "Password hash (bcrypt)",
      severity: "medium",
      form: token(oneOf("$2a$", "$2b$", "$2y$", "$2x$"), run("digit", 2), "$", run("salt", 53)),
      envVars: [],
    },
    {
      id: "password-hash-argon2",
      title: "Password hash (Argon2)",
      severity: "medium",
      form: token(
        oneOf("$argon2id$", "$argon2i$", "$argon2d$"),
        maybe("v=", run("digit", 1, 3), "$"),
        "m=",
        run("digit", 1, 10),
        ",t=",
        run("digit", 1, 6),
        ",p=",
        run("digit", 1, 3),
        "$",
        run("base64", 8, 90),
        "$",
        run("base64", 20, 180),
      ),
      envVars: [],
    },
    {
      id: "password-hash-cisco",
      title: "Password hash (Cisco type 8 or 9)",
      severity: "medium",
      form: token(oneOf("$8$", "$9$"), run("salt", 14), "$", run("salt", 43)),
      envVars: [],
    },
    {
      id: "kerberos-asrep-hash",
      title: "Kerberos ticket hash",
      severity: "medium",
      form: token(
        oneOf("$krb5asrep$", "$krb5tgs$", "$krb5pa$"),
        run("digit", 1, 2),
        "$",
        oneOf(
          ["*", run("principal", 1, 60), "$", run("principal", 1, 60), "$", run("principal", 1, 120), "*$"],
          [run("principal", 1, 120), ":"],
        ),
        run("anyHex", 24, 32),
        "$",
        run("anyHex", 64, 4000),
      ),
      envVars: [],
    },
    {
      id: "htpasswd",
      title: "htpasswd entry",
      severity: "medium",
      form: token("{SHA}", run("base64", 27), "="),
      envVars: [],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Set a new password for the account; where it is a person's, have that person set it, and everywhere else they used it.",
      "Keep the hashes out of the repository: a user database, or a file that the deployment makes from the secret store.",
    ],
    revoke: [
      "A changed password makes the hash worthless. Until then it can be guessed offline, faster the shorter the password is.",
    ],
    audit: ["Look for logins of the account since the commit's date from addresses you do not know."],
  },
  references: [],
} as const satisfies Provider;
