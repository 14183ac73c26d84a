import { assigned, contextual, maybe, near, oneOf, pem, run, token, until } from "../detection/form.ts";
import type { ApiCall, Verification } from "../detection/rule.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";
import { signedUntil } from "./signed-url.ts";

const tokenEndpoint = "https://oauth2.googleapis.com/token";

const refresh: Verification = {
  method: "POST",
  url: tokenEndpoint,
  auth: "form: grant_type=refresh_token, refresh_token, client_id, client_secret",
  live: [200],
  dead: [400],
};

/** Takes access tokens and refresh tokens. */
const revocation: ApiCall = { method: "POST", url: "https://oauth2.googleapis.com/revoke?token={token}", auth: "none" };

export const googleCloud = {
  name: "Google Cloud",
  rules: [
    {
      id: "gcp-service-account-key",
      title: "Google Cloud service account key",
      severity: "critical",
      form: near(["service_account"], pem("PRIVATE KEY")),
      envVars: ["GOOGLE_APPLICATION_CREDENTIALS", "GCP_SA_KEY", "GOOGLE_CREDENTIALS"],
      // The certificates are public: where the key's is missing, the key is gone.
      verify: probe("https://www.googleapis.com/robot/v1/metadata/x509/{client_email}", {
        auth: "none",
        live: [],
        dead: [404],
      }),
      revoke: {
        method: "DELETE",
        url: "https://iam.googleapis.com/v1/projects/-/serviceAccounts/{client_email}/keys/{private_key_id}",
        auth: "Authorization: Bearer {OAuth token}",
      },
    },
    {
      id: "gcp-api-key",
      title: "Google API key",
      // Browser keys of Firebase and Maps are public by design and restricted by referrer; Gemini keys are not.
      severity: "medium",
      form: token("AIza", run("base64url", 35)),
      envVars: [
        "GOOGLE_API_KEY",
        "GEMINI_API_KEY",
        "GOOGLE_MAPS_API_KEY",
        "GOOGLE_GENERATIVE_AI_API_KEY",
        "YOUTUBE_API_KEY",
      ],
      verify: probe("https://generativelanguage.googleapis.com/v1beta/models", {
        auth: "query: key={token}",
        dead: [400],
      }),
    },
    {
      id: "google-bound-api-key",
      title: "Google API key bound to a service account",
      severity: "high",
      form: token("AQ.Ab8R", run("base64url", 46)),
      envVars: ["GEMINI_API_KEY", "GOOGLE_API_KEY"],
      verify: probe("https://generativelanguage.googleapis.com/v1beta/models", {
        auth: "query: key={token}",
        dead: [400, 401],
      }),
    },
    {
      id: "gcp-oauth-client-secret",
      title: "Google OAuth client secret",
      severity: "high",
      form: token("GOCSPX-", run("base64url", 28)),
      envVars: ["GOOGLE_CLIENT_SECRET"],
      // 400 complains about the bogus code, and so accepts the client.
      verify: {
        method: "POST",
        url: tokenEndpoint,
        auth: "form: grant_type=authorization_code with a bogus code, client_id, client_secret",
        live: [400],
        dead: [401],
      },
    },
    {
      id: "gcp-oauth-client-secret-legacy",
      title: "Google OAuth client secret (old form)",
      severity: "medium",
      form: contextual(
        ["apps.googleusercontent.com", "google client secret", "google oauth", "google secret", "google auth"],
        run("base64url", 24),
      ),
      envVars: ["GOOGLE_CLIENT_SECRET"],
    },
    {
      id: "gcp-oauth-access-token",
      title: "Google OAuth access token",
      severity: "high",
      form: token("ya29.", run("base64url", 20, 1000)),
      envVars: ["GOOGLE_ACCESS_TOKEN"],
      verify: probe("https://www.googleapis.com/oauth2/v3/tokeninfo", {
        auth: "query: access_token={token}",
        dead: [400],
      }),
      revoke: revocation,
    },
    {
      id: "gcp-oauth-refresh-token",
      title: "Google OAuth refresh token",
      severity: "high",
      form: token("1//0", run("base64url", 80, 120)),
      envVars: ["GOOGLE_REFRESH_TOKEN"],
      partners: ["gcp-oauth-client-secret"],
      verify: refresh,
      revoke: revocation,
    },
    {
      id: "gcp-application-default-credentials",
      title: "Google Cloud SDK credentials of a user",
      severity: "high",
      form: near(["authorized_user"], assigned(["refresh token"], "1/", maybe("/"), run("base64url", 40, 200))),
      envVars: ["GOOGLE_APPLICATION_CREDENTIALS"],
      verify: refresh,
      revoke: revocation,
    },
    {
      id: "gcp-hmac-key",
      title: "Google Cloud Storage HMAC access id",
      severity: "high",
      form: token(oneOf(["GOOG1E", run("upperAlnum", 55)], ["GOOG", run("upperAlnum", 20)])),
      envVars: [],
      verify: probe("https://storage.googleapis.com/", {
        auth: "AWS Signature V4 with the id and its secret",
        dead: [403],
      }),
    },
    {
      id: "firebase-fcm-server-key",
      title: "Firebase Cloud Messaging server key",
      severity: "high",
      form: token("AAAA", run("base64url", 7), ":APA91b", run("base64url", 134)),
      envVars: ["FCM_SERVER_KEY"],
    },
    {
      id: "gcs-signed-url",
      title: "Signed URL of Google Cloud Storage",
      severity: "low",
      form: until(
        signedUntil("X-Goog"),
        token(oneOf("X-Goog-Signature=", "x-goog-signature="), oneOf(run("hex", 512), run("hex", 64))),
      ),
      envVars: [],
    },
    {
      id: "google-recaptcha-secret",
      title: "Google reCAPTCHA secret key",
      severity: "medium",
      // The site key, which is public, looks the same: only the name tells them apart.
      form: near(["captcha"], assigned(["secret", "private key"], "6L", run("base64url", 38))),
      envVars: ["RECAPTCHA_SECRET_KEY"],
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
