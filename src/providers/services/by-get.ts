import type { Verification } from "../../detection/rule.ts";

/** Most services tell a live key from a dead one the same way: 200 on a page that only reads, 401 or 403 there. `auth` as in ApiCall. */
export function byGet(url: string, auth: string, dead: readonly number[] = [401, 403]): Verification {
  return { method: "GET", url, auth, live: [200], dead };
}
