import { near, oneOf, pem, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const googleCloud = {
  name: "Google Cloud",
  rules: [
    {
      id: "gcp-service-account-key",
      title: "Google Cloud service account key",
      severity: "critical",
      form: near(["service_account"], pem("PRIVATE KEY")),
      envVars: ["GOOGLE_APPLICATION_CREDENTIALS", "GCP_SA_KEY", "GOOGLE_CREDENTIALS"],
    },
    {
      id: "gcp-api-key",
      title: "Google API key",
      // Browser keys of Firebase and Maps are public by design and restricted by referrer; Gemini keys are not.
      severity: "medium",
      form: token("AIza", run("base64url", 35)),
      envVars: ["GOOGLE_API_KEY", "GEMINI_API_KEY", "GOOGLE_MAPS_API_KEY"],
    },
    {
      id: "google-bound-api-key",
      title: "Google API key bound to a service account",
      severity: "high",
      form: token("AQ.Ab8R", run("base64url", 46)),
      envVars: ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
    },
    {
      id: "gcp-oauth-client-secret",
      title: "Google OAuth client secret",
      severity: "high",
      form: token("GOCSPX-", run("base64url", 28)),
      envVars: ["GOOGLE_CLIENT_SECRET"],
    },
    {
      id: "gcp-oauth-access-token",
      title: "Google OAuth access token",
      severity: "high",
      form: token("ya29.", run("base64url", 20, 1000)),
      envVars: ["GOOGLE_ACCESS_TOKEN"],
    },
    {
      id: "gcp-oauth-refresh-token",
      title: "Google OAuth refresh token",
      severity: "high",
      form: token("1//0", run("base64url", 80, 120)),
      envVars: ["GOOGLE_REFRESH_TOKEN"],
    },
    {
      id: "gcp-hmac-key",
      title: "Google Cloud Storage HMAC access id",
      severity: "high",
      form: token(oneOf(["GOOG1E", run("upperAlnum", 55)], ["GOOG", run("upperAlnum", 20)])),
      envVars: [],
    },
    {
      id: "firebase-fcm-server-key",
      title: "Firebase Cloud Messaging server key",
      severity: "high",
      form: token("AAAA", run("base64url", 7), ":APA91b", run("base64url", 134)),
      envVars: ["FCM_SERVER_KEY"],
    },
  ],
  runbook: {
    console: "https://console.cloud.google.com/apis/credentials",
    replace: [
      "In APIs & Services, Credentials (for a service account: its Keys tab), create a new key with the same restrictions.",
      "Put it into Secret Manager and deploy every service that used the old one. Better: use workload identity and no key at all.",
    ],
    revoke: [
      "Disable the old service account key, watch for failing calls, then delete it; delete an API key or client secret on the Credentials page.",
      "Sign a leaked OAuth token's user out on the permissions page of their Google account.",
    ],
    audit: [
      "In Cloud Audit Logs, filter by the service account (authenticationInfo.serviceAccountKeyName) since the commit's date.",
      "Look for new keys, roles, virtual machines and API enablements, and check the bill.",
    ],
  },
  references: [
    "https://cloud.google.com/docs/authentication/api-keys",
    "https://cloud.google.com/iam/docs/keys-create-delete",
  ],
} as const satisfies Provider;
