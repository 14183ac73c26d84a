import { isDeepStrictEqual } from "node:util";
import type { Conclusion, SecretsVerdict } from "../verdict/verdict.ts";
import type { Policy } from "./policy.ts";

/**
 * What a pull request's edit of the policy would do to its own verdict, in one or two sentences; it is judged by the policy of the
 * base. `edited` is the verdict on the same findings under the head's policy.
 */
export function previewPolicy(current: SecretsVerdict, edited: SecretsVerdict): string {
  const total = findingsIn(current) + current.suppressed.length;
  const changes: string[] = [];
  if (edited.suppressed.length !== current.suppressed.length) {
    changes.push(`${edited.suppressed.length} of ${total} ${total === 1 ? "finding" : "findings"} would be suppressed`);
  }
  if (edited.conclusion !== current.conclusion) changes.push(`this check would ${wouldDo[edited.conclusion]}`);
  const what = changes.length === 0 ? "nothing in this check would change" : changes.join(" and ");
  return `With the \`.github/rekey.yml\` of this change, ${what}. It takes effect once it is on the base branch.`;
}

/** What the edit does to the policy's own rules. They are not tried: it would take as long as the examination itself. */
export function previewRules(current: Policy, edited: Policy): string[] {
  if (isDeepStrictEqual(current.rules, edited.rules)) return [];
  return [
    `This change edits the rules of the policy's own. They do what their samples say; what else they would find is not told.`,
  ];
}

export function previewGate(current: Policy, edited: Policy): string[] {
  if (isDeepStrictEqual(current.gate, edited.gate)) return [];
  return ["This change edits the policy's gate: when Rekey observes, comments and blocks."];
}

/** Who opens a pull request writes both the patterns and the paths. About half a second of matching. */
const mostSteps = 30_000_000;

/** Whether to find out what the edit would do takes too long. `paths`: where findings lie. */
export function isTooLongToPreview(edited: Policy, paths: ReadonlySet<string>): boolean {
  const globs = edited.ignore.paths.reduce((sum, { glob }) => sum + glob.length, 0);
  const characters = [...paths].reduce((sum, path) => sum + path.length, 0);
  return globs * characters > mostSteps;
}

export const tooLongToPreview =
  "What the `.github/rekey.yml` of this change would do is not told: it names too many paths for so many findings.";

/** The same place for an edit that cannot be read. `problem` as `describeProblem` gives it. */
export function previewInvalidPolicy(problem: string): string {
  return `The \`.github/rekey.yml\` of this change is not valid, and does not count until it is mended: ${problem}.`;
}

function findingsIn({ credentials }: SecretsVerdict): number {
  return credentials.reduce((sum, { findings }) => sum + findings.length, 0);
}

const wouldDo: Readonly<Record<Conclusion, string>> = { success: "pass", neutral: "warn", failure: "fail" };
