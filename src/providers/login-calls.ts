import { framed, maybe, oneOf, type Part, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

const opening = oneOf('"', "'");
/** From the end of one string to the beginning of the next argument, which is one. */
const nextString: readonly Part[] = [oneOf('"', "'"), ",", run("space", 0, 8), opening];

/** Functions that are given a user and a password, in this order. */
export const loginCalls = {
  name: "Log-in call",
  rules: [
    {
      id: "login-call-password",
      title: "Password given to a log-in function",
      severity: "high",
      form: framed(
        [
          oneOf(
            ...["login(", "db.auth(", "changeUserPassword(", "auth=(", "auth = ("],
            ["ftp_login(", run("query", 1, 30), " "],
            ["ssh2_auth_password(", run("query", 1, 30), " "],
          ),
          opening,
          run("user", 1, 64),
          ...nextString,
        ],
        [run("password", 4, 100)],
        [oneOf('"', "'"), ")"],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "oracle-connect-call-password",
      title: "Password given to an Oracle client",
      severity: "critical",
      form: framed(
        [
          oneOf("oci_connect(", "oci_pconnect(", "cx_Oracle.connect(", "oracledb.connect("),
          opening,
          run("user", 1, 64),
          ...nextString,
        ],
        [run("password", 4, 100)],
        [oneOf('"', "'")],
      ),
      envVars: ["DB_PASSWORD"],
    },
    {
      id: "host-login-call-password",
      title: "Password given to a function that logs in to a host",
      severity: "high",
      form: framed(
        [
          oneOf("FTP(", "FTP_TLS(", "FTPHost(", "new Client(", "ssh.connect(", "client.connect("),
          opening,
          run("host", 1, 100),
          oneOf('"', "'"),
          ",",
          run("space", 0, 8),
          maybe(run("digit", 2, 5), ",", run("space", 0, 8)),
          opening,
          run("user", 1, 64),
          ...nextString,
        ],
        [run("password", 4, 100)],
        [oneOf('"', "'")],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "ldap-bind-call-password",
      title: "Password given to an LDAP bind",
      severity: "high",
      form: framed(
        [
          oneOf("ldap_bind(", "simple_bind_s(", "simple_bind("),
          maybe("$", run("word", 1, 30), ", "),
          opening,
          oneOf("cn=", "CN=", "uid=", "UID="),
          run("query", 1, 200),
          ...nextString,
        ],
        [run("password", 4, 100)],
        [oneOf('"', "'")],
      ),
      envVars: ["LDAP_BIND_PASSWORD"],
    },
    {
      id: "go-mysql-dsn",
      title: "Password in a data source name of Go's MySQL driver",
      severity: "critical",
      form: framed(
        [
          oneOf('sql.Open("mysql", "', 'mysql.Open("', 'dsn := "', 'dsn = "', 'DSN: "', "DSN=", 'DSN="', "dsn: "),
          run("user", 1, 64),
          ":",
        ],
        [run("beforeHost", 4, 100)],
        ["@", oneOf("tcp(", "unix(", "(", "/")],
      ),
      envVars: ["MYSQL_DSN"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Set a new password for the account, put it into your secret store, and have the code read it from the environment.",
      "Deploy every service that used the old one.",
    ],
    revoke: ["A changed password revokes the old one; end the sessions that are open."],
    audit: ["Read the service's log-in records for that user since the commit's date."],
  },
  references: [],
} as const satisfies Provider;
