import { assigned, maybe, near, oneOf, run, token, uuid } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const aws = {
  name: "Amazon Web Services",
  rules: [
    {
      id: "aws-access-key-id",
      title: "AWS access key id",
      severity: "critical",
      form: token("AKIA", run("base32", 16)),
      envVars: ["AWS_ACCESS_KEY_ID"],
    },
    {
      id: "aws-secret-access-key",
      title: "AWS secret access key",
      severity: "critical",
      form: assigned(["secret access key", "aws secret", "aws secret key"], run("base64", 40)),
      envVars: ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"],
    },
    {
      id: "aws-temporary-access-key-id",
      title: "AWS temporary access key id",
      severity: "high",
      form: token("ASIA", run("base32", 16)),
      envVars: ["AWS_ACCESS_KEY_ID"],
    },
    {
      id: "aws-session-token",
      title: "AWS session token",
      severity: "high",
      form: near(
        ["aws", "amz", "amazon", "asia"],
        assigned(["session token", "security token"], run("base64", 100, 1500), maybe("="), maybe("=")),
      ),
      envVars: ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"],
    },
    {
      id: "aws-sts-bearer-key-id",
      title: "AWS service bearer token id",
      severity: "high",
      form: token(oneOf("ABIA", "ACCA", ["A3T", run("upperAlnum", 1)]), run("base32", 16)),
      envVars: [],
    },
    {
      id: "aws-bedrock-long-term-key",
      title: "Amazon Bedrock API key",
      severity: "high",
      form: token("ABSK", run("base64", 109, 269), maybe("="), maybe("=")),
      envVars: ["AWS_BEARER_TOKEN_BEDROCK"],
    },
    {
      id: "aws-appsync-api-key",
      title: "AWS AppSync API key",
      severity: "medium",
      form: token("da2-", run("lowerAlnum", 26)),
      envVars: [],
    },
    {
      id: "aws-mws-auth-token",
      title: "Amazon Marketplace Web Service token",
      severity: "high",
      form: token("amzn.mws.", uuid),
      envVars: ["MWS_AUTH_TOKEN"],
    },
    {
      id: "amazon-oauth-client-secret",
      title: "Login with Amazon client secret",
      severity: "high",
      form: token("amzn1.oa2-cs.v1.", run("hex", 64)),
      envVars: ["SP_API_CLIENT_SECRET", "LWA_CLIENT_SECRET"],
    },
  ],
  runbook: {
    console: "https://console.aws.amazon.com/iam/home#/security_credentials",
    replace: [
      "In IAM, open the user the key belongs to and create a second access key (a user may have two). Better: use a role and no key at all.",
      "Put the new key into your secret store and deploy every service that used the old one.",
    ],
    revoke: [
      "Set the old key to Inactive and watch for failing calls, then delete it.",
      "For a temporary key (ASIA…), choose Revoke active sessions on the role that issued it.",
    ],
    audit: [
      "In CloudTrail, look up events by the access key id, in every region, since the commit's date.",
      "Look for new users, roles, keys, policies, instances and functions that you do not know, and check the bill.",
    ],
  },
  references: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"],
} as const satisfies Provider;
