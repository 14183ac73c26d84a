import { contextual, oneOf, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const meta = {
  name: "Meta",
  rules: [
    {
      id: "facebook-access-token",
      title: "Facebook access token",
      severity: "high",
      form: token("EAA", run("alnum", 90, 300)),
      envVars: ["FACEBOOK_ACCESS_TOKEN", "FB_ACCESS_TOKEN"],
      verify: probe("https://graph.facebook.com/me", { auth: "query parameter access_token={token}", dead: [400] }),
      revoke: {
        method: "DELETE",
        url: "https://graph.facebook.com/me/permissions",
        auth: "query parameter access_token={token}",
      },
    },
    {
      id: "facebook-app-secret",
      title: "Facebook app secret",
      severity: "high",
      form: contextual(["facebook", "fb app", "fb secret", "fb client", "fb api", "meta app"], run("hex", 32)),
      envVars: ["FACEBOOK_APP_SECRET", "FB_APP_SECRET"],
    },
    {
      id: "facebook-app-token",
      title: "Facebook app access token",
      severity: "high",
      form: contextual(
        ["facebook", "graph.facebook.com", "fb app", "fb token", "fb access token", "access token"],
        run("digit", 15, 16),
        oneOf("|", "%7C"),
        run("base64url", 27, 40),
      ),
      envVars: ["FACEBOOK_ACCESS_TOKEN"],
      verify: probe("https://graph.facebook.com/app", { auth: "query parameter access_token={token}", dead: [400] }),
    },
    {
      id: "instagram-token",
      title: "Instagram access token",
      severity: "high",
      form: token(oneOf("IGQ", "IGAA"), run("base64url", 100, 300)),
      envVars: ["INSTAGRAM_ACCESS_TOKEN"],
      verify: probe("https://graph.instagram.com/me?fields=id", {
        auth: "query parameter access_token={token}",
        dead: [400],
      }),
    },
    {
      id: "oculus-token",
      title: "Oculus or Horizon access token",
      severity: "high",
      form: token("OC|", run("digit", 15, 17), "|", run("alnum", 32)),
      envVars: [],
    },
  ],
  runbook: {
    console: "https://developers.facebook.com/apps",
    replace: [
      "Reset the app secret under the app's basic settings; app access tokens are made from it and change with it.",
      "For users and pages, let them log in again, best through a system user of the business with only the permissions needed.",
    ],
    revoke: [
      "End a user's grant with DELETE /me/permissions and the token; remove a system user's tokens in the business settings. The reset of the secret ends the old one.",
    ],
    audit: [
      "Put the token into the access token debugger: it tells the app, the person, the scopes and the expiry.",
      "Look for posts, messages, advertisements and leads since the commit's date that are not yours.",
    ],
  },
  references: ["https://developers.facebook.com/docs/facebook-login/guides/access-tokens"],
} as const satisfies Provider;
