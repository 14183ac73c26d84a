import { guess, jwt, maybe, near, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

const digits = [..."0123456789"];

function tokenEndpoint(tenant: string): string {
  return `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`;
}

export const microsoftEntra = {
  name: "Microsoft Entra",
  rules: [
    {
      id: "azure-entra-client-secret",
      title: "Microsoft Entra client secret",
      severity: "critical",
      // The digit is 7 or 8 today.
      form: token(run("unreserved", 3), oneOf(...digits.map((digit) => `${digit}Q~`)), run("unreserved", 31, 34)),
      envVars: ["AZURE_CLIENT_SECRET", "ARM_CLIENT_SECRET"],
      verify: {
        method: "POST",
        url: tokenEndpoint("{tenant}"),
        auth: "form: grant_type=client_credentials, client_id, client_secret, scope=https://graph.microsoft.com/.default",
        live: [200],
        dead: [401],
      },
      revoke: {
        method: "POST",
        url: "https://graph.microsoft.com/v1.0/applications/{id}/removePassword",
        auth: "Authorization: Bearer {token that may write applications}; the body holds the keyId",
      },
    },
    {
      id: "azure-entra-client-secret-legacy",
      title: "Microsoft Entra client secret (before 2021)",
      severity: "high",
      form: near(
        ["azure", "onmicrosoft", "microsoftonline", "arm_", "subscriptionid", "subscription_id"],
        guess("password", ["client secret", "app secret", "application secret"]),
      ),
      envVars: ["AZURE_CLIENT_SECRET"],
    },
    {
      id: "azure-entra-refresh-token",
      title: "Microsoft Entra refresh token",
      severity: "high",
      form: token(
        oneOf("0.A", "1.A"),
        run("base64url", 10, 200),
        ".Ag",
        run("base64url", 100, 2000),
        maybe(".", run("base64url", 4, 1000)),
      ),
      envVars: [],
      verify: {
        method: "POST",
        url: tokenEndpoint("common"),
        auth: "form: grant_type=refresh_token, refresh_token, client_id",
        live: [200],
        dead: [400],
      },
    },
    {
      id: "azure-entra-access-token",
      title: "Microsoft Entra access token",
      severity: "high",
      form: near(["microsoftonline", "sts.windows.net", "graph.microsoft.com", "management.azure.com", "azure"], jwt()),
      envVars: [],
      verify: probe("https://graph.microsoft.com/v1.0/me", { live: [200, 403] }),
    },
  ],
  runbook: {
    console: "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps",
    replace: [
      "Open the application, then Certificates & secrets, and add a second client secret.",
      "Put it into Key Vault and deploy. Better: use a federated credential or a managed identity, and no secret at all.",
    ],
    revoke: [
      "Delete the old client secret on the same page.",
      "For a user's token, choose Revoke sessions on the user's page; an access token still lives for up to an hour or so.",
    ],
    audit: [
      "Read the service principal's sign-in logs since the commit's date, and look for addresses you do not know.",
      "In the audit logs, look for new credentials, consents and role assignments.",
    ],
  },
  references: ["https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow"],
} as const satisfies Provider;
