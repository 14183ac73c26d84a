import type { LeftOut } from "./left-out.ts";

export const leftOutCodeAndHosting: readonly LeftOut[] = [
  {
    id: "gcp-secret-manager-reference",
    title: "Google Cloud Secret Manager resource name",
    why: "It names where a secret lies and opens nothing by itself; the service account key that could read it has a rule.",
  },
];
