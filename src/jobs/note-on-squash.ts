import { isOutsideFiles } from "../verdict/decide-secrets.ts";
import type { CredentialVerdict, SecretsVerdict } from "../verdict/verdict.ts";
import type { Examining } from "./job.ts";

/** Whoever thinks that squashing takes a key away is told what it takes, and what stays. */
export function noteOnSquash(job: Examining, { credentials }: Pick<SecretsVerdict, "credentials">): string[] {
  const removed = credentials.filter(isGone).length;
  if (job.name !== "examine-pull" || removed === 0) return [];
  const [what, it] =
    removed === 1
      ? ["the credential that is gone from the head", "it"]
      : [`the ${removed} credentials that are gone from the head`, "them"];
  return [
    `A squash merge would leave ${what} out of the base branch; a merge commit or a rebase would bring ${it} in. Whichever it is, GitHub keeps the commits of this pull request readable under \`refs/pull/${job.number}/head\`, also when the branch is deleted: only replacing ${it} helps.`,
  ];
}

/** From the files at the head. GitHub proposes the commits' messages as the message of the squashed one. */
function isGone({ present, effect, findings }: CredentialVerdict): boolean {
  return present.length === 0 && effect !== "resolved" && !findings.some(isOutsideFiles);
}
