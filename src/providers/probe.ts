import type { Verification } from "../detection/rule.ts";

/** The usual way to learn whether a key is live: one GET, the key as a bearer token, 200 if it is and 401 if it is not. */
export function probe(
  url: string,
  differences: Partial<Pick<Verification, "auth" | "live" | "dead">> = {},
): Verification {
  return { method: "GET", url, auth: "Authorization: Bearer {token}", live: [200], dead: [401], ...differences };
}
