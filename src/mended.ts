/** What reconciliation had to put right. Counted, since a number that grows means that deliveries do not arrive. */
export const mends = [
  "failed delivery",
  "pull request without checks",
  "branch without checks",
  "check left in progress",
] as const;

export type Mend = (typeof mends)[number];
