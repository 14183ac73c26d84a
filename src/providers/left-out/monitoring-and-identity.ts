import type { LeftOut } from "./left-out.ts";

export const leftOutMonitoringAndIdentity: readonly LeftOut[] = [
  {
    id: "onechronos-token",
    title: "OneChronos API, OAuth or encryption key",
    why: "The issuer does not tell what its keys look like.",
  },
  {
    id: "hop-token",
    title: "Hop bearer, personal or project token",
    why: "The service is closed, and its prefixes are ordinary words.",
  },
];
