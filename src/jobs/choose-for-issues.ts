import type { IssueReference } from "../github/port.ts";
import type { SecretsVerdict } from "../verdict/verdict.ts";

/** Whoever opens a pull request can put thousands of made-up keys into it; nobody can work on thousands of issues. */
export const mostIssues = 100;

type Credentials = Pick<SecretsVerdict, "credentials">;
type KnownIssues = ReadonlyMap<string, IssueReference>;

/**
 * Fingerprints of the credentials whose rotation issue is to be opened or kept true: those that have one, then the others, the
 * most important first, as long as there are not too many. `left` counts those that have to wait.
 */
export function chooseForIssues(
  { credentials }: Credentials,
  issues: KnownIssues,
): { readonly chosen: readonly string[]; readonly left: number } {
  // A guess gets no issue: it is for the person who reads the check to say what it is.
  const blocking = credentials.filter(({ effect }) => effect === "blocks").map(({ fingerprint }) => fingerprint);
  const known = blocking.filter((fingerprint) => issues.has(fingerprint));
  const others = blocking.filter((fingerprint) => !issues.has(fingerprint));
  const room = Math.max(0, mostIssues - known.length);
  return { chosen: [...known, ...others.slice(0, room)], left: others.slice(room).length };
}

/** For the check: nobody is left to believe that an issue is on its way. */
export function noteOnIssues(verdict: Credentials, issues: KnownIssues): string[] {
  const { left } = chooseForIssues(verdict, issues);
  if (left === 0) return [];
  return [
    `${left} of these credentials get no rotation issue yet: at most ${mostIssues} are open for one head. Close those that are dealt with, and press Re-run.`,
  ];
}
