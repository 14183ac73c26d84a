import { anyCase, framed, maybe, near, oneOf, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const commandLines = {
  name: "Command line",
  rules: [
    {
      id: "sshpass-password",
      title: "Password given to sshpass",
      severity: "high",
      form: framed(["sshpass -p", run("blank", 0, 3), maybe(oneOf('"', "'"))], [run("password", 4, 100)]),
      envVars: ["SSHPASS"],
    },
    {
      id: "mysql-command-password",
      title: "Password given to a MySQL client",
      severity: "high",
      form: framed(
        [
          oneOf("mysql ", "mysqldump ", "mysqladmin ", "mysqlimport "),
          run("line", 0, 200),
          " -p",
          maybe(oneOf('"', "'")),
        ],
        [run("password", 4, 100)],
      ),
      envVars: ["MYSQL_PWD"],
    },
    {
      id: "redis-command-password",
      title: "Password given to redis-cli",
      severity: "high",
      form: framed(
        ["redis-cli ", run("line", 0, 100), oneOf("-a ", "--pass "), maybe(oneOf('"', "'"))],
        [run("password", 4, 100)],
      ),
      envVars: ["REDISCLI_AUTH"],
    },
    {
      id: "mongo-command-password",
      title: "Password given to a MongoDB client",
      severity: "high",
      form: framed(
        [
          oneOf("mongosh ", "mongo ", "mongodump ", "mongorestore ", "mongoimport ", "mongoexport "),
          run("line", 0, 200),
          oneOf(" -p ", " --password "),
          maybe(oneOf('"', "'")),
        ],
        [run("password", 4, 100)],
      ),
      envVars: ["MONGODB_PASSWORD"],
    },
    {
      id: "sqlcmd-password",
      title: "Password given to sqlcmd or bcp",
      severity: "high",
      form: framed(
        [oneOf("sqlcmd ", "bcp "), run("line", 0, 200), " -P", run("blank", 0, 2), maybe(oneOf('"', "'"))],
        [run("password", 4, 100)],
      ),
      envVars: ["SQLCMDPASSWORD"],
    },
    {
      id: "ldap-command-password",
      title: "Password given to an LDAP client",
      severity: "high",
      form: framed(
        [
          oneOf("ldapsearch ", "ldapadd ", "ldapmodify ", "ldapdelete ", "ldapwhoami "),
          run("line", 0, 300),
          " -w ",
          maybe(oneOf('"', "'")),
        ],
        [run("password", 4, 100)],
      ),
      envVars: ["LDAP_BIND_PASSWORD"],
    },
    {
      id: "keytool-password",
      title: "Password of a Java key store",
      severity: "high",
      form: framed(
        [oneOf("-storepass ", "-keypass ", "-srcstorepass ", "-deststorepass "), maybe(oneOf('"', "'"))],
        [run("password", 6, 100)],
      ),
      envVars: ["KEYSTORE_PASSWORD"],
    },
    {
      id: "docker-login-password",
      title: "Password given to docker login",
      severity: "high",
      form: framed(
        [
          oneOf("docker login ", "podman login ", "helm registry login ", "az acr login "),
          run("line", 0, 200),
          oneOf("-p ", "--password ", "--password="),
          maybe(oneOf('"', "'")),
        ],
        [run("password", 4, 100)],
      ),
      envVars: ["DOCKER_PASSWORD"],
    },
    {
      id: "sql-user-password",
      title: "Password in an SQL statement",
      severity: "high",
      form: near(
        ["create user", "alter user", "create role", "alter role", "grant ", "set password"],
        framed(
          [
            oneOf(
              anyCase("identified by "),
              [anyCase("identified with "), run("lowerWord", 4, 40), anyCase(" by ")],
              anyCase("encrypted password "),
              anyCase("with password "),
              anyCase("login password "),
              anyCase("set password "),
              anyCase(" password "),
            ),
            oneOf("'", '"'),
          ],
          [run("password", 4, 100)],
          [oneOf("'", '"')],
        ),
      ),
      envVars: ["DB_PASSWORD"],
    },
    {
      id: "sql-server-login-password",
      title: "Password of a SQL Server login",
      severity: "high",
      form: framed(
        [anyCase("with password"), run("blank", 0, 3), "=", run("blank", 0, 3), maybe("N"), "'"],
        [run("password", 4, 100)],
        ["'"],
      ),
      envVars: ["DB_PASSWORD"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Set a new password for the account, and have the command read it from the environment, a file, or its standard input.",
      "A password on a command line is also in shell histories and process lists: look there as well.",
    ],
    revoke: ["A changed password revokes the old one; end the sessions that are open."],
    audit: ["Read the service's log-in records for that user since the commit's date."],
  },
  references: [],
} as const satisfies Provider;
