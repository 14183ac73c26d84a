import { anyCase, basic, framed, maybe, oneOf, run, token } from "../detection/form.ts";
import { quote, upTo } from "./command.ts";
import type { Provider } from "./provider.ts";

export const httpAuthentication = {
  name: "HTTP authentication",
  rules: [
    {
      id: "http-basic-header",
      title: "User and password in a Basic header",
      severity: "high",
      form: basic(anyCase("basic ")),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "http-bearer-header",
      title: "Token in a Bearer header",
      severity: "high",
      form: framed(
        [
          anyCase("authorization"),
          maybe(oneOf('"', "'", '\\"')),
          run("blank", 0, 4),
          oneOf(":", "=", ","),
          run("blank", 0, 4),
          maybe(oneOf('"', "'", '\\"')),
          anyCase("bearer "),
        ],
        [run("loose", 20, 500)],
      ),
      envVars: ["API_TOKEN"],
    },
    {
      id: "ntlm-auth-message",
      title: "NTLM authenticate message",
      severity: "high",
      form: token("TlRMTVNTUAAD", run("base64", 80, 2000)),
      envVars: [],
    },
    {
      id: "curl-auth",
      title: "User and password on a curl command line",
      severity: "high",
      form: framed(
        [
          oneOf("curl ", 'curl", ', "curl', "),
          upTo(
            ...[" -u ", " -U ", " -su ", " -ku ", " -sku ", " --user ", " --user=", " --proxy-user ", " -u"],
            ...[' "-u", ', " '-u', "],
          ),
          quote,
          maybe(run("kebab", 1, 30), "\\"),
          run("user", 1, 64),
          ":",
        ],
        [run("password", 3, 100)],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "basic-auth-call",
      title: "User and password given to an HTTP client",
      severity: "high",
      form: framed(
        [
          oneOf(
            "HTTPBasicAuth(",
            "HttpBasicAuth(",
            "BasicAuth(",
            "SetBasicAuth(",
            "basic_auth(",
            "basicAuth(",
            "Credentials.basic(",
            "UsernamePasswordCredentials(",
            "PasswordAuthentication(",
          ),
          maybe(oneOf("user: ", "username=", "login=")),
          oneOf('"', "'"),
          run("user", 1, 64),
          oneOf('"', "'"),
          ",",
          run("space", 0, 8),
          maybe(oneOf("password: ", "password=", "Some(")),
          oneOf('"', "'"),
        ],
        [run("password", 3, 100)],
        [oneOf('"', "'")],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Make a new password or token at the service that the request goes to, and have the client read it from the environment or a secret store.",
      "Prefer a token with narrow rights to an account's password.",
    ],
    revoke: ["Changing the password, or deleting the token, revokes the old one; end open sessions as well."],
    audit: [
      "Read the service's access log for that user since the commit's date, and look for addresses you do not know.",
    ],
  },
  references: ["https://www.rfc-editor.org/rfc/rfc7617", "https://www.rfc-editor.org/rfc/rfc6750"],
} as const satisfies Provider;
