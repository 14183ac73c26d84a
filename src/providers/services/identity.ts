import { contextual, maybe, near, oneOf, run, token } from "../../detection/form.ts";
import { probe } from "../probe.ts";
import type { Provider } from "../provider.ts";
import { service } from "../service.ts";

/** Logins and directories. */
export const identity: readonly Provider[] = [
  service({
    name: "Cisco Duo",
    console: "https://admin.duosecurity.com",
    rules: [
      {
        id: "duo-secret-key",
        title: "Duo secret key",
        severity: "critical",
        form: contextual(
          [
            "duo api",
            "duo token",
            "duo key",
            "duo secret",
            "duo access",
            "duo client",
            "duosecurity",
            "duo security",
            "duo skey",
            "duo integration",
          ],
          run("alnum", 40),
        ),
        envVars: [],
      },
    ],
  }),
  service({
    name: "Clerk",
    console: "https://dashboard.clerk.com/last-active?path=api-keys",
    rules: [
      {
        id: "clerk-secret-key",
        title: "Clerk backend secret key",
        severity: "critical",
        form: near(["clerk"], token(oneOf("sk_live_", "sk_test_"), run("alnum", 32, 50))),
        envVars: ["CLERK_SECRET_KEY"],
        verify: probe("https://api.clerk.com/v1/users?limit=1"),
      },
    ],
  }),
  service({
    name: "JumpCloud",
    console: "https://console.jumpcloud.com",
    rules: [
      {
        id: "jumpcloud-api-key",
        title: "JumpCloud API key",
        severity: "critical",
        form: token("jca_", run("alnum", 36)),
        envVars: ["JUMPCLOUD_API_KEY"],
        verify: probe("https://console.jumpcloud.com/api/v2/systemgroups?limit=1", { auth: "x-api-key: {token}" }),
      },
      {
        id: "jumpcloud-api-key-legacy",
        title: "JumpCloud API key (old form)",
        severity: "critical",
        form: contextual(["jumpcloud"], run("alnum", 40)),
        envVars: ["JUMPCLOUD_API_KEY"],
        verify: probe("https://console.jumpcloud.com/api/v2/systemgroups?limit=1", { auth: "x-api-key: {token}" }),
      },
    ],
  }),
  service({
    name: "OneLogin",
    rules: [
      {
        id: "onelogin-secret",
        title: "OneLogin API client id or secret",
        severity: "critical",
        form: contextual(["onelogin"], run("hex", 64)),
        envVars: [],
        verify: {
          method: "POST",
          url: "https://api.us.onelogin.com/auth/oauth2/v2/token",
          auth: "Authorization: client_id:{id}, client_secret:{secret}",
          live: [200],
          dead: [401],
        },
      },
    ],
  }),
  service({
    name: "Stytch",
    console: "https://stytch.com/dashboard/api-keys",
    rules: [
      {
        id: "stytch-secret",
        title: "Stytch project secret",
        severity: "critical",
        form: token(oneOf("secret-live-", "secret-test-"), run("base64url", 35), "="),
        envVars: ["STYTCH_SECRET"],
        verify: probe("https://api.stytch.com/v1/users/pending", { auth: "HTTP Basic project : secret" }),
      },
    ],
  }),
  service({
    name: "WorkOS",
    console: "https://dashboard.workos.com/api-keys",
    rules: [
      {
        id: "workos-api-key",
        title: "WorkOS API key",
        severity: "critical",
        form: token(oneOf("sk_live_a2V5Xz", "sk_test_a2V5Xz"), run("base64", 60, 80), maybe("="), maybe("=")),
        envVars: ["WORKOS_API_KEY"],
        verify: probe("https://api.workos.com/organizations", { live: [200, 403] }),
      },
    ],
  }),
];
