import { assigned, near, pem, run } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const apple = {
  name: "Apple",
  rules: [
    {
      id: "apple-p8-key",
      title: "Apple App Store Connect, APNs or Sign in key",
      severity: "critical",
      form: near(["authkey_", "apns", "appstoreconnect", "app store connect", "app_store_connect"], pem("PRIVATE KEY")),
      envVars: ["APP_STORE_CONNECT_API_KEY", "APNS_KEY"],
      verify: probe("https://api.appstoreconnect.apple.com/v1/apps", { auth: "Bearer ES256 JWT", live: [200, 403] }),
    },
    {
      id: "apple-app-specific-password",
      title: "Apple app-specific password",
      severity: "high",
      form: assigned(
        [
          "app specific password",
          "application specific password",
          "altool password",
          "notarytool password",
          "apple id password",
          "apple password",
        ],
        run("lowerLetter", 4),
        "-",
        run("lowerLetter", 4),
        "-",
        run("lowerLetter", 4),
        "-",
        run("lowerLetter", 4),
      ),
      envVars: ["FASTLANE_APPLE_APPLICATION_SPECIFIC_PASSWORD", "APPLE_APP_SPECIFIC_PASSWORD"],
    },
  ],
  runbook: {
    console: "https://appstoreconnect.apple.com/access/integrations/api",
    replace: [
      "Create a new key with the least role that works: API keys in App Store Connect, APNs and Sign in keys in the developer account. The file can be downloaded once.",
      "Deploy the key together with its new key id. For a password, create another one at account.apple.com.",
    ],
    revoke: [
      "Revoke the old key on the page where it was made; a second APNs key may exist meanwhile. Delete the old app-specific password.",
    ],
    audit: [
      "Look for builds, testers, users and changes of apps in App Store Connect that nobody on the team made.",
      "With an APNs key anybody can push messages to your users who knows their device tokens; with a Sign in key, codes can be exchanged in your app's name.",
    ],
  },
  references: [
    "https://developer.apple.com/documentation/appstoreconnectapi/creating-api-keys-for-app-store-connect-api",
  ],
} as const satisfies Provider;
