import { contextual, oneOf, run, token } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const jfrog = {
  name: "JFrog",
  rules: [
    {
      id: "jfrog-api-key",
      title: "JFrog Artifactory API key",
      severity: "critical",
      form: token("AKCp", run("alnum", 60, 74)),
      envVars: ["ARTIFACTORY_API_KEY", "JFROG_API_KEY"],
    },
    {
      id: "jfrog-reference-token",
      title: "JFrog reference token",
      severity: "critical",
      // Base64 of reftkn, two numbers and random text.
      form: token("cmVmdGtu", run("alnum", 56)),
      envVars: ["JF_ACCESS_TOKEN", "ARTIFACTORY_TOKEN"],
    },
    {
      id: "jfrog-access-token",
      title: "JFrog access token",
      severity: "critical",
      // A JSON Web Token whose header begins with its own version.
      form: token(
        "eyJ2ZXIiOiIy",
        run("base64url", 10, 500),
        ".eyJ",
        run("base64url", 30, 3000),
        ".",
        run("base64url", 40, 1500),
      ),
      envVars: ["JF_ACCESS_TOKEN", "ARTIFACTORY_TOKEN"],
    },
    {
      id: "jfrog-key-unprefixed",
      title: "JFrog identity token or encrypted password",
      severity: "high",
      form: contextual(["jfrog", "artifactory", "bintray"], oneOf(run("alnum", 73), run("alnum", 64))),
      envVars: ["ARTIFACTORY_PASSWORD"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "On the platform's Access Tokens page, create a scoped token for a user that can do just what the job does, with an expiry.",
      "Put it into the CI secret store and deploy; API keys are being retired, so move to tokens now.",
    ],
    revoke: [
      "Revoke the old token on the same page, or DELETE /access/api/v1/tokens with its id. An API key is revoked in the user's profile.",
    ],
    audit: [
      "In the access log, look for the user's downloads and deployments since the commit's date.",
      "Compare the checksums of what was published since then with your builds.",
    ],
  },
  references: [],
} as const satisfies Provider;
