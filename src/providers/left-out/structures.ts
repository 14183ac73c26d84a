import type { LeftOut } from "./left-out.ts";

export const leftOutStructures: readonly LeftOut[] = [
  {
    id: "ansible-vault",
    title: "File encrypted with Ansible Vault",
    why: "It is encrypted and made to be committed; the password that opens it is found as any other (generic-password).",
  },
  {
    id: "aws-credentials-file",
    title: "AWS credentials file",
    why: "Its lines are found one by one (aws-access-key-id, aws-secret-access-key, aws-session-token).",
  },
  {
    id: "cargo-credentials",
    title: "Token in Cargo's credentials.toml",
    why: "The token of crates.io has a rule of its own, and those of other registries are found by their name (generic-api-key).",
  },
  {
    id: "ci-plaintext-secret",
    title: "Secret in a workflow file",
    why: "It is found as anywhere else (generic-api-key, generic-password), and a hygiene check looks at workflows as such.",
  },
  {
    id: "couchdb-url",
    title: "CouchDB or Cloudant URL with a password",
    why: "It is a URL with a password like any other, and is found as one (basic-auth-url, couchbase-url).",
  },
  {
    id: "docker-build-secret",
    title: "Secret in a Dockerfile",
    why: "It is found as anywhere else (generic-api-key, generic-password), and a hygiene check looks at Dockerfiles as such.",
  },
  {
    id: "dotnet-appsettings",
    title: "Secret in web.config or appsettings.json",
    why: "Connection strings, keys and passwords have rules (connection-string-password, generic-api-key, generic-password).",
  },
  {
    id: "elasticsearch-url",
    title: "Elasticsearch URL with a password",
    why: "It is a URL with a password like any other, and is found as one (basic-auth-url).",
  },
  {
    id: "generic-username-password",
    title: "User and password side by side",
    why: "The password is found by its name (generic-password); a user's name beside it opens nothing.",
  },
  {
    id: "git-credentials",
    title: "Line of a .git-credentials file",
    why: "It is a URL with a password, and is found as one (basic-auth-url); tokens of code hosts are found by their own rules.",
  },
  {
    id: "gradle-credentials",
    title: "Password of a repository in a Gradle file",
    why: "It is found as any other password (generic-password).",
  },
  {
    id: "mssql-connection-string",
    title: "SQL Server connection string",
    why: "It is found as any connection string (connection-string-password, azure-sql-connection-string).",
  },
  {
    id: "odbc-connection-string",
    title: "ODBC connection string",
    why: "It is found as any connection string (connection-string-password).",
  },
  {
    id: "phpmailer-credentials",
    title: "Mail password in PHPMailer's settings",
    why: "It is found as any other password (generic-password).",
  },
  {
    id: "pip-conf-url",
    title: "Index URL with a password in pip's settings",
    why: "It is a URL with a password like any other, and is found as one (basic-auth-url).",
  },
  {
    id: "react-app-credentials",
    title: "Secret in a variable of a front-end build",
    why: "It is found by what the variable's name says (generic-api-key, generic-password); the prefix changes nothing.",
  },
  {
    id: "session-cookie",
    title: "Session cookie",
    why: "Mostly recorded in tests, expired by the time it is read, and no different from any other random value.",
  },
  {
    id: "ssh-host-or-certificate",
    title: "File with the name of an SSH private key",
    why: "The key is found by what is in the file (private-key-openssh and its kin), whatever its name.",
  },
  {
    id: "terraform-password",
    title: "Password in a Terraform file",
    why: "It is found as any other password (generic-password).",
  },
  {
    id: "terraform-state",
    title: "Terraform state with secrets",
    why: "Each value in it is found by its own shape or name (generic-api-key, generic-password).",
  },
  {
    id: "weak-password",
    title: "Well-known weak password",
    why: "Such words are stand-ins far more often than passwords that open something.",
  },
];
