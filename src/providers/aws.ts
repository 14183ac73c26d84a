import { assigned, contextual, framed, maybe, near, oneOf, run, token, until, urlPassword } from "../detection/form.ts";
import type { ApiCall, Verification } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";
import { signedUntil } from "./signed-url.ts";

/** 403 says InvalidClientTokenId, SignatureDoesNotMatch or ExpiredToken; the answer to a live key names the account. */
const callerIdentity: Verification = {
  method: "POST",
  url: "https://sts.amazonaws.com/",
  auth: "AWS Signature V4 for the service sts; the body is Action=GetCallerIdentity&Version=2011-06-15",
  live: [200],
  dead: [403],
};

/** A key may end its own life where its policy allows. */
const deactivation: ApiCall = {
  method: "POST",
  url: "https://iam.amazonaws.com/",
  auth: "AWS Signature V4 for the service iam; Action=UpdateAccessKey with Status=Inactive, then Action=DeleteAccessKey",
};

/** What a presigned request in base64 begins with. */
const bedrockHost = Buffer.from("bedrock.amazonaws.com").toString("base64");

/** Accounts of canarytokens.org, whose keys are planted to be found and sound an alarm when they are tried. */
const canaryAccounts: ReadonlySet<string> = new Set([
  "052310077262",
  "171436882533",
  "534261010715",
  "595918472158",
  "717712589309",
  "819147034852",
  "992382622183",
]);

/** The account that a key belongs to stands in its id: 40 of the bits that its base32 spells, after the first. */
function accountOf(keyId: string): string {
  let bits = 0n;
  for (const character of keyId.slice(4, 14)) {
    bits = (bits << 5n) | BigInt(Math.max(0, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(character)));
  }
  return String((bits >> 9n) & 0xffffffffffn).padStart(12, "0");
}

export const aws = {
  name: "Amazon Web Services",
  rules: [
    {
      id: "aws-access-key-id",
      title: "AWS access key id",
      severity: "critical",
      // AWS draws from base32, so that 0, 1, 8 and 9 do not occur; made-up keys in tests have them.
      form: token("AKIA", run("upperAlnum", 16)),
      tells: (keyId) => (canaryAccounts.has(accountOf(keyId)) ? "canary" : undefined),
      envVars: ["AWS_ACCESS_KEY_ID"],
      verify: callerIdentity,
      revoke: deactivation,
    },
    {
      id: "aws-secret-access-key",
      title: "AWS secret access key",
      severity: "critical",
      form: contextual(
        [
          "secret access key",
          "aws secret",
          "aws key",
          "aws access key",
          "aws private key",
          "amazon secret",
          "s3 secret",
        ],
        run("base64", 40),
      ),
      envVars: ["AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY"],
      partners: ["aws-access-key-id", "aws-temporary-access-key-id"],
      verify: callerIdentity,
      revoke: deactivation,
    },
    {
      id: "aws-key-pair",
      title: "AWS secret access key beside its id",
      severity: "critical",
      form: framed([oneOf("AKIA", "ASIA"), run("upperAlnum", 16), run("between", 1, 8)], [run("base64", 40)]),
      envVars: ["AWS_SECRET_ACCESS_KEY"],
      partners: ["aws-access-key-id", "aws-temporary-access-key-id"],
    },
    {
      id: "aws-temporary-access-key-id",
      title: "AWS temporary access key id",
      severity: "high",
      form: token("ASIA", run("upperAlnum", 16)),
      envVars: ["AWS_ACCESS_KEY_ID"],
      verify: callerIdentity,
    },
    {
      id: "aws-session-token",
      title: "AWS session token",
      severity: "high",
      form: near(
        ["aws", "amz", "amazon", "asia"],
        assigned(["session token", "security token"], run("base64", 100, 2000), maybe("="), maybe("=")),
      ),
      envVars: ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"],
      partners: ["aws-temporary-access-key-id", "aws-secret-access-key"],
      verify: callerIdentity,
    },
    {
      id: "aws-session-token-bare",
      title: "AWS session token",
      severity: "high",
      form: token(oneOf("IQoJ", "FwoG", "FQoG"), run("base64", 160, 2000), maybe("="), maybe("=")),
      envVars: ["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"],
      partners: ["aws-temporary-access-key-id", "aws-secret-access-key"],
      verify: callerIdentity,
    },
    {
      id: "aws-sts-bearer-key-id",
      title: "AWS service bearer token id",
      severity: "high",
      form: token(oneOf("ABIA", "ACCA", ["A3T", run("upperAlnum", 1)]), run("upperAlnum", 16)),
      envVars: [],
    },
    {
      id: "aws-bedrock-long-term-key",
      title: "Amazon Bedrock API key",
      severity: "high",
      form: token("ABSK", run("base64", 109, 269), maybe("="), maybe("=")),
      envVars: ["AWS_BEARER_TOKEN_BEDROCK"],
      // A live key without the right is answered with 403, too.
      verify: probe("https://bedrock.us-east-1.amazonaws.com/foundation-models", { dead: [] }),
    },
    {
      id: "aws-bedrock-short-term-key",
      title: "Amazon Bedrock short-term API key",
      severity: "medium",
      form: token(`bedrock-api-key-${bedrockHost}`, run("base64", 32, 3000), maybe("="), maybe("=")),
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
      id: "aws-ses-smtp-password",
      title: "Amazon SES SMTP password",
      severity: "high",
      // Its first byte is the version of the algorithm, 4: hence the B.
      form: contextual(
        ["email-smtp", "ses smtp", "aws ses", "amazon ses", "smtp password", "smtp pass", "ses password"],
        "B",
        run("base64", 43),
      ),
      envVars: ["SES_SMTP_PASSWORD"],
      partners: ["aws-access-key-id"],
    },
    {
      id: "aws-presigned-url",
      title: "Presigned URL of AWS",
      severity: "low",
      form: until(signedUntil("X-Amz"), token(oneOf("X-Amz-Signature=", "x-amz-signature="), run("hex", 64))),
      envVars: [],
    },
    {
      id: "aws-codecommit-url",
      title: "CodeCommit or CodeCatalyst password in a URL",
      severity: "high",
      form: near(["git-codecommit", "codecatalyst.aws"], urlPassword()),
      envVars: [],
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
