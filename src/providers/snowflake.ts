import { contextual, guess, near, oneOf, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const snowflake = {
  name: "Snowflake",
  rules: [
    {
      id: "snowflake-pat",
      title: "Snowflake programmatic access token",
      severity: "critical",
      form: contextual(
        ["snowflake"],
        oneOf(
          [run("base64url", 16, 200), ".", run("base64url", 30, 400), ".", run("base64url", 20, 400)],
          run("base64url", 100, 500),
        ),
      ),
      envVars: ["SNOWFLAKE_TOKEN", "SNOWFLAKE_PAT"],
    },
    {
      id: "snowflake-password",
      title: "Snowflake password",
      severity: "critical",
      form: near(["snowflake", "snowsql"], guess("password", ["password", "pwd"])),
      envVars: ["SNOWFLAKE_PASSWORD", "SNOWSQL_PWD"],
    },
  ],
  runbook: {
    console: "https://app.snowflake.com",
    replace: [
      "For a service, create a user of type SERVICE with a key pair or a token bound to one role and to a network policy.",
      "Put the new credential into your secret store and deploy.",
    ],
    revoke: [
      "Remove the token with ALTER USER … REMOVE PROGRAMMATIC ACCESS TOKEN, or change the password and end the user's sessions.",
      "Demand a second factor of every person's account.",
    ],
    audit: [
      "In ACCOUNT_USAGE, read LOGIN_HISTORY and QUERY_HISTORY of the user since the commit's date, by address and client.",
      "Look for COPY INTO an outside stage, new users, new shares and new tokens.",
    ],
  },
  references: ["https://app.snowflake.com"],
} as const satisfies Provider;
