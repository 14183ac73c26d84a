import { anyCase, framed, maybe, oneOf, run } from "../detection/form.ts";
import { commandRunbook, quote, upTo } from "./command.ts";
import type { Provider } from "./provider.ts";

/** Commands that take a password at a place of its own, mostly behind the user. */
export const commandArguments = {
  name: "Command line argument",
  rules: [
    {
      id: "htpasswd-command-password",
      title: "Password given to htpasswd",
      severity: "high",
      // -b: the password is an argument, after the file (not with -n) and the user.
      form: framed(
        [
          oneOf("htpasswd -", "mosquitto_passwd -"),
          run("letter", 0, 4),
          "b",
          run("letter", 0, 4),
          " ",
          maybe(run("field", 1, 100), " "),
          oneOf('""', run("user", 1, 64)),
          " ",
          quote,
        ],
        [run("password", 4, 100)],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "user-command-password",
      title: "Password given to a command that sets a user's",
      severity: "high",
      form: framed(
        [
          oneOf(
            "rabbitmqctl add_user ",
            "rabbitmqctl change_password ",
            "cf auth ",
            "wpa_passphrase ",
            "add-user.sh ",
            "add-user.bat ",
          ),
          quote,
          run("user", 1, 64),
          quote,
          " ",
          quote,
        ],
        [run("password", 4, 100)],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
    {
      id: "package-source-password",
      title: "Password of a package source on a command line",
      severity: "high",
      form: framed(
        [
          oneOf(
            ["http-basic.", run("host", 1, 100), " ", run("user", 1, 64), " "],
            [
              "bundle config ",
              maybe(oneOf("set ", "--global ", "--local ", "set --global ")),
              run("unreserved", 1, 100),
              " ",
              run("user", 1, 64),
              ":",
            ],
          ),
          quote,
        ],
        [run("password", 4, 100)],
      ),
      envVars: [],
    },
    {
      id: "minio-client-secret-key",
      title: "Secret key given to the MinIO client",
      severity: "critical",
      form: framed(
        [
          oneOf("mc alias set ", "mc config host add "),
          run("kebab", 1, 40),
          " ",
          quote,
          "http",
          run("query", 3, 200),
          quote,
          " ",
          quote,
          run("user", 3, 128),
          quote,
          " ",
          quote,
        ],
        [run("password", 8, 128)],
      ),
      envVars: ["MINIO_SECRET_KEY"],
    },
    {
      id: "oracle-logon",
      title: "Password in an Oracle logon",
      severity: "critical",
      form: framed(
        [
          oneOf("sqlplus ", "expdp ", "impdp ", "sqlldr ", "rman target ", anyCase("connect "), anyCase("conn ")),
          maybe(oneOf("-s ", "-S ", "-l ", "-L ", "-silent ")),
          maybe("userid="),
          quote,
          run("user", 1, 64),
          "/",
          quote,
        ],
        [run("beforeHost", 4, 100)],
        [oneOf("@", '"@', "'@")],
      ),
      envVars: ["DB_PASSWORD"],
    },
    {
      id: "smb-command-password",
      title: "Password given to an SMB client",
      severity: "high",
      form: framed(
        [
          oneOf("smbclient ", "rpcclient ", "smbget ", "net rpc ", "winexe "),
          upTo(" -U ", " -U", " --user=", " --user "),
          quote,
          maybe(run("kebab", 1, 30), oneOf("/", "\\\\", "\\")),
          run("user", 1, 64),
          "%",
        ],
        [run("password", 4, 100)],
      ),
      envVars: ["SMB_PASSWORD"],
    },
    {
      id: "user-and-password-argument",
      title: "User and password in one argument of a command",
      severity: "high",
      form: framed(
        [
          oneOf("http ", "https ", "etcdctl ", "skopeo ", "buildah ", "ctr images ", "jenkins-cli.jar ", "lftp "),
          upTo(
            ...[" -a ", " -u ", " -auth ", " --auth ", " --auth=", " --user ", " --user="],
            ...[" --creds ", " --creds=", " --src-creds ", " --dest-creds "],
          ),
          quote,
          run("user", 1, 64),
          oneOf(":", ","),
        ],
        [run("password", 4, 100)],
      ),
      envVars: ["SERVICE_PASSWORD"],
    },
  ],
  runbook: commandRunbook,
  references: [],
} as const satisfies Provider;
