import type { LeftOut } from "./left-out.ts";

export const leftOutAi: readonly LeftOut[] = [
  {
    id: "aws-secrets-manager-reference",
    title: "AWS Secrets Manager reference",
    why: "An ARN names a secret and opens nothing; the AWS keys that read it have rules of their own.",
  },
  {
    id: "youtube-api-key",
    title: "YouTube Data API key",
    why: "It is a Google API key like any other, and is found as one (gcp-api-key).",
  },
  {
    id: "azure-key-vault-reference",
    title: "Azure Key Vault reference",
    why: "The address of a vault opens nothing; the client secret that reads it has a rule of its own.",
  },
];
