import { assigned, contextual, jwt, manifest, near, run } from "../detection/form.ts";
import type { Provider } from "./provider.ts";

export const kubernetes = {
  name: "Kubernetes",
  rules: [
    {
      id: "kubernetes-secret-manifest",
      title: "Value in a Kubernetes Secret",
      severity: "high",
      form: manifest(),
      envVars: [],
    },
    {
      id: "kubernetes-service-account-token",
      title: "Kubernetes service account token",
      severity: "critical",
      form: jwt({ iss: "kubernetes/serviceaccount" }),
      envVars: ["KUBE_TOKEN"],
    },
    {
      id: "kubernetes-bootstrap-token",
      title: "Kubernetes bootstrap token",
      severity: "high",
      form: contextual(
        ["kubeadm", "bootstrap token", "bootstraptoken"],
        run("lowerAlnum", 6),
        ".",
        run("lowerAlnum", 16),
      ),
      envVars: ["KUBEADM_TOKEN"],
    },
    {
      id: "kubeconfig",
      title: "Token of a kubeconfig user",
      severity: "critical",
      form: near(["kind: config", "current-context", "clusters:"], assigned(["token"], run("base64url", 24, 200))),
      envVars: ["KUBE_TOKEN"],
    },
  ],
  runbook: {
    console: undefined,
    replace: [
      "Write the new value with a secret operator (External Secrets, Sealed Secrets, SOPS) or kubectl create secret, not into a manifest that is committed: base64 is not encryption.",
      "Restart the workloads that mount or read the old one: a running pod keeps its environment.",
    ],
    revoke: [
      "At the service that the value opens, revoke the old one. A service account's token dies with its Secret or its service account; a bootstrap token with kubeadm token delete.",
    ],
    audit: [
      "Read the API server's audit log for the service account or user since the commit's date.",
      "Whoever could read a Secret could read all others of its namespace by the same way: list them.",
    ],
  },
  references: ["https://kubernetes.io/docs/concepts/configuration/secret/"],
} as const satisfies Provider;
