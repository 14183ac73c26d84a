import { anyCase, assigned, basic, framed, guess, maybe, near, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const configurationFiles = {
  name: "Configuration file",
  rules: [
    {
      id: "netrc",
      title: "Password in a .netrc",
      severity: "high",
      form: framed(
        [
          oneOf(["machine ", run("host", 1, 100), run("space", 1, 12), "login "], ["default login "]),
          run("user", 1, 100),
          run("space", 1, 12),
          "password ",
        ],
        [run("password", 4, 200)],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "docker-config-auth",
      title: "Registry login in a Docker configuration",
      severity: "critical",
      form: basic(oneOf('"auth": "', '"auth":"', '\\"auth\\":\\"', '\\"auth\\": \\"')),
      envVars: ["DOCKER_PASSWORD"],
    },
    {
      id: "pgpass",
      title: "Password in a .pgpass",
      severity: "critical",
      form: framed(
        [
          oneOf(...[":5432:", ":5433:", ":6432:"].map((port) => [port, run("pgname", 1, 63), ":"]), "*:*:*:"),
          run("user", 1, 63),
          ":",
        ],
        [run("password", 4, 100)],
      ),
      envVars: ["PGPASSWORD"],
    },
    {
      id: "postfix-sasl-password",
      title: "Password of a mail relay",
      severity: "high",
      form: framed(
        [oneOf("]:587", "]:465", "]:25"), run("blank", 1, 20), run("user", 1, 100), ":"],
        [run("password", 4, 100)],
      ),
      envVars: ["SMTP_PASSWORD"],
    },
    {
      id: "haproxy-stats-password",
      title: "Password of HAProxy's statistics",
      severity: "medium",
      form: framed(["stats auth ", run("user", 1, 24), ":"], [run("password", 4, 100)]),
      envVars: [],
    },
    {
      id: "kickstart-root-password",
      title: "Root password of an unattended installation",
      severity: "high",
      form: framed(
        [
          oneOf(
            "rootpw --plaintext ",
            "root-password password ",
            "root-password-again password ",
            "root_password password ",
            "root_password_again password ",
          ),
        ],
        [run("password", 4, 100)],
      ),
      envVars: [],
    },
    {
      id: "mysql-cnf",
      title: "Password in a MySQL option file",
      severity: "critical",
      form: near(["[client]", "[mysql]", "[mysqldump]", "[mysqld]"], guess("password", ["password"])),
      envVars: ["MYSQL_PWD"],
    },
    {
      id: "s3cfg",
      title: "Secret key in an s3cmd configuration",
      severity: "critical",
      form: near(["host_base", "host_bucket", ".s3cfg"], assigned(["secret key"], run("base64", 40))),
      envVars: ["AWS_SECRET_ACCESS_KEY"],
    },
    {
      id: "boto-config",
      title: "Secret key in a .boto file",
      severity: "critical",
      form: assigned(["gs secret access key"], run("base64", 40)),
      envVars: [],
    },
    {
      id: "boto-refresh-token",
      title: "Refresh token in a .boto file",
      severity: "critical",
      form: assigned(["gs oauth2 refresh token"], run("unreserved", 40, 200)),
      envVars: [],
    },
    {
      id: "rclone-config",
      title: "Password in an rclone configuration",
      severity: "high",
      form: near(["type = ", "rclone"], assigned(["pass", "password2"], run("base64url", 22, 200))),
      envVars: ["RCLONE_CONFIG_PASS"],
    },
    {
      id: "jenkins-credentials-xml",
      title: "Encrypted secret of Jenkins",
      severity: "medium",
      form: token("{AQAAABAAA", run("base64", 20, 400), maybe("="), maybe("="), "}"),
      envVars: [],
    },
    {
      id: "filezilla-sitemanager",
      title: "Password of a FileZilla site",
      severity: "high",
      form: framed([anyCase('<pass encoding="base64">')], [run("paddedBase64", 4, 200)], ["<"]),
      envVars: [],
    },
    {
      id: "winscp-config",
      title: "Stored password of WinSCP",
      severity: "high",
      form: near(["winscp", "[sessions", "portnumber"], assigned(["password"], run("upperHex", 20, 200))),
      envVars: [],
    },
    {
      id: "totp-secret",
      title: "Seed of one-time passwords",
      severity: "high",
      form: framed(
        [oneOf("otpauth://totp/", "otpauth://hotp/"), run("query", 0, 200), "secret="],
        [run("base32", 16, 64)],
      ),
      envVars: [],
    },
    {
      id: "totp-secret-assigned",
      title: "Seed of one-time passwords in a setting",
      severity: "high",
      form: assigned(
        [
          "totp secret",
          "otp secret",
          "mfa secret",
          "2fa secret",
          "totp key",
          "otp key",
          "totp seed",
          "mfa seed",
          "2fa",
          "totp",
        ],
        oneOf(run("base32", 32), run("base32", 16), run("base32", 26), run("base32", 52)),
      ),
      envVars: ["TOTP_SECRET"],
    },
    {
      id: "ldap-bind-password",
      title: "Password of an LDAP bind",
      severity: "high",
      form: near(
        ["ldap", "bind", "dc="],
        guess("password", ["bind password", "bindpw", "bind pw", "bind credentials", "rootpw"]),
      ),
      envVars: ["LDAP_BIND_PASSWORD"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Find out from the file which service it opens; make a new password or token there.",
      "Let the deployment write the file from the secret store, with rights for its user alone, and add its name to .gitignore.",
    ],
    revoke: ["Change or delete the old one at that service as soon as nothing uses it any more."],
    audit: ["Read the service's log-in records for that user since the commit's date."],
  },
  references: [],
} as const satisfies Provider;
