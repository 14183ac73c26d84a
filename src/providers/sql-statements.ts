import { anyCase, framed, maybe, near, oneOf, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const sqlStatements = {
  name: "SQL statement",
  rules: [
    {
      id: "sql-user-password",
      title: "Password in an SQL statement",
      severity: "high",
      form: near(
        ["create user", "alter user", "create role", "alter role", "grant ", "set password", "database link"],
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
      id: "oracle-user-password",
      title: "Password of an Oracle user",
      severity: "high",
      // Without quotes, as an identifier; also of a link to another database.
      form: framed(
        [
          oneOf(anyCase("create user "), anyCase("alter user "), anyCase("connect to ")),
          run("user", 1, 64),
          run("space", 1, 40),
          anyCase("identified by "),
        ],
        [run("letter", 1), run("oracleName", 3, 29)],
        [oneOf(";", " ", "\n", "\r")],
      ),
      envVars: ["DB_PASSWORD"],
    },
    {
      id: "mysql-set-password",
      title: "Password in a SET PASSWORD statement",
      severity: "high",
      form: framed(
        [
          anyCase("set password for "),
          run("account", 1, 100),
          run("blank", 0, 3),
          "=",
          run("blank", 0, 3),
          maybe(anyCase("password("), run("blank", 0, 3)),
          oneOf("'", '"'),
        ],
        [run("password", 4, 100)],
        [oneOf("'", '"')],
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
    {
      id: "sql-server-procedure-password",
      title: "Password given to a procedure of SQL Server",
      severity: "high",
      form: framed(
        [
          oneOf(anyCase("sp_addlogin "), anyCase("sp_setapprole "), anyCase("sp_addapprole ")),
          maybe("N"),
          "'",
          run("user", 1, 64),
          "',",
          run("blank", 0, 3),
          maybe("N"),
          "'",
        ],
        [run("password", 4, 100)],
        ["'"],
      ),
      envVars: ["DB_PASSWORD"],
    },
    {
      id: "sql-hashed-password",
      title: "Password that an SQL statement hashes",
      severity: "high",
      form: framed(["crypt('"], [run("password", 4, 100)], ["',", run("blank", 0, 3), "gen_salt("]),
      envVars: [],
    },
    {
      id: "sql-encryption-key",
      title: "Key that an SQL statement encrypts with",
      severity: "high",
      form: framed(
        [
          oneOf(
            anyCase("aes_encrypt("),
            anyCase("aes_decrypt("),
            anyCase("pgp_sym_encrypt("),
            anyCase("pgp_sym_decrypt("),
          ),
          oneOf(["'", run("password", 1, 100), "'"], [run("user", 1, 100)]),
          ",",
          run("blank", 0, 3),
          "'",
        ],
        [run("password", 4, 100)],
        ["'"],
      ),
      envVars: ["ENCRYPTION_KEY"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Set a new password for the account from a session of your own, and give it to the services from the secret store.",
      "In scripts, take it from a variable of the client (psql -v, sqlcmd -v, SQL*Plus &1) that is filled from there.",
    ],
    revoke: ["A changed password revokes the old one; end the sessions that are open."],
    audit: ["Read the database's connection log for that user since the commit's date."],
  },
  references: [],
} as const satisfies Provider;
