import { anyCase, assigned, basic, framed, guess, maybe, near, oneOf, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const packageManagers = {
  name: "Package manager",
  rules: [
    {
      id: "maven-settings",
      title: "Password in a Maven settings file",
      severity: "high",
      form: near(
        ["<server>", "<servers>", "<repository>"],
        framed(["<password>"], [run("xmlText", 4, 200)], ["</password>"]),
      ),
      envVars: ["MAVEN_PASSWORD"],
    },
    {
      id: "nuget-config-password",
      title: "Password in a NuGet configuration",
      severity: "high",
      form: framed([anyCase('"cleartextpassword" value="')], [run("password", 4, 200)]),
      envVars: ["NUGET_PASSWORD"],
    },
    {
      id: "bundle-config",
      title: "Password of a gem source",
      severity: "high",
      form: framed(
        ["BUNDLE_", run("upperWord", 3, 60), oneOf(": ", "="), maybe(oneOf('"', "'")), run("user", 1, 64), ":"],
        [run("password", 4, 100)],
      ),
      envVars: ["BUNDLE_GEM_SOURCE"],
    },
    {
      id: "yarnrc-auth",
      title: "Yarn registry token",
      severity: "critical",
      form: assigned(["npm auth token", "npm auth ident"], run("keyboard", 20, 200)),
      envVars: ["YARN_NPM_AUTH_TOKEN", "NPM_TOKEN"],
    },
    {
      id: "composer-auth",
      title: "Token in Composer's auth.json",
      severity: "high",
      form: framed(
        [
          '"',
          oneOf("gitlab-token", "gitlab-oauth", "github-oauth", "bearer"),
          '":',
          run("space", 0, 20),
          "{",
          run("space", 0, 60),
          '"',
          run("host", 1, 100),
          '":',
          run("space", 0, 4),
          '"',
        ],
        [run("base64url", 16, 255)],
        ['"'],
      ),
      envVars: ["COMPOSER_AUTH"],
    },
    {
      id: "npmrc-auth",
      title: "User and password of an npm registry",
      severity: "critical",
      form: basic(oneOf("_auth=", "_auth = ", '_auth="', '_auth = "')),
      envVars: ["NPM_AUTH"],
    },
    {
      id: "npmrc-password",
      title: "Password of an npm registry",
      severity: "critical",
      form: framed(
        ["/:_password", run("blank", 0, 2), "=", run("blank", 0, 2), maybe('"')],
        [run("paddedBase64", 8, 200)],
      ),
      envVars: ["NPM_PASSWORD"],
    },
    {
      id: "npmrc-token",
      title: "Token of an npm registry",
      severity: "critical",
      form: assigned(["_auth token"], run("keyboard", 20, 400)),
      envVars: ["NPM_TOKEN"],
    },
    {
      id: "pypirc-password",
      title: "Password in a .pypirc",
      severity: "critical",
      form: near(["[pypi]", "[distutils]", "[testpypi]", "index-servers"], guess("password", ["password"])),
      envVars: ["TWINE_PASSWORD"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Create a new token at the registry, for just these packages and with an expiry date; better, let CI publish with short-lived identity.",
      "Put it into the CI secret store, and write a reference to the environment variable into the configuration file.",
    ],
    revoke: ["Delete the old token, or change the old password, at the registry."],
    audit: [
      "Compare the versions published since the commit's date with your releases: one you did not make may be running at your users.",
    ],
  },
  references: [],
} as const satisfies Provider;
