import { contextual, run, token } from "../detection/form.ts";
import { probe } from "./probe.ts";
import type { Provider } from "./provider.ts";

export const redHat = {
  name: "Red Hat",
  rules: [
    {
      id: "openshift-token",
      title: "OpenShift user token",
      severity: "critical",
      form: token("sha256~", run("base64url", 43)),
      envVars: ["OPENSHIFT_TOKEN"],
    },
    {
      id: "red-hat-pyxis-key",
      title: "Red Hat Pyxis API key",
      severity: "medium",
      form: contextual(
        ["pyxis", "redhat api", "red hat api", "redhat key", "redhat token", "redhat catalog"],
        run("lowerAlnum", 32),
      ),
      envVars: ["PYXIS_API_TOKEN"],
      verify: probe("https://catalog.redhat.com/api/containers/v1/projects/certification/requests/images?page_size=1", {
        auth: "X-API-KEY: {token}",
      }),
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "For a job in or beside the cluster, create a service account with its own role binding, and a token that expires (oc create token).",
      "For a Pyxis key, create a new one in the partner portal under the product's certification project.",
    ],
    revoke: [
      "With an administrator's login, delete the token: oc delete oauthaccesstoken and its name, or log out with the token itself (oc logout). Delete the old Pyxis key in the portal.",
    ],
    audit: [
      "In the API server's audit log, look for the user's requests since the commit's date: secrets read, pods started, role bindings changed.",
      "Whoever could read secrets or start pods has what the projects' secrets open: rotate those, too.",
    ],
  },
  references: ["https://docs.redhat.com/en/documentation/openshift_container_platform/"],
} as const satisfies Provider;
