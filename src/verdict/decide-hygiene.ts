import type { NotExamined } from "../change/change.ts";
import { quote } from "../change/quote.ts";
import type { HygieneCheck, HygieneFinding, RepositoryFacts } from "../hygiene/check.ts";
import type { Policy } from "../policy/policy.ts";
import type { Conclusion, HygieneResult, HygieneVerdict } from "./verdict.ts";

export interface HygieneInput {
  readonly policy: Policy;
  readonly checks: readonly HygieneCheck[];
  readonly facts: RepositoryFacts;
  /** Files that a check wanted and did not get. */
  readonly notExamined: readonly NotExamined[];
  readonly notes: readonly string[];
}

/**
 * Runs the checks that the policy has not switched off. A change answers for the files it touches; what was wrong in others before
 * is told and does not count, so that nobody has to clean up a repository to get a fix merged.
 */
export function decideHygiene({ policy, checks, facts, notExamined, notes }: HygieneInput): HygieneVerdict {
  const results: HygieneResult[] = [];
  const passed: HygieneCheck[] = [];
  for (const check of checks) {
    const level = policy.hygiene[check.id] ?? check.defaultLevel;
    if (level === "off") continue;
    const outcome = check.run(facts);
    if (outcome.state === "pass") passed.push(check);
    else results.push({ check, level, ...splitByChange(outcome.findings, facts.changedPaths) });
  }
  return {
    conclusion: conclude(results, notExamined, policy),
    results,
    passed,
    notes: [...notes, ...notExamined.map(({ what, why }) => `${quote(what)} was not examined: ${why}.`)],
  };
}

function splitByChange(
  findings: readonly HygieneFinding[],
  changedPaths: ReadonlySet<string>,
): Pick<HygieneResult, "introduced" | "before"> {
  return {
    introduced: findings.filter(({ path }) => changedPaths.has(path)),
    before: findings.filter(({ path }) => !changedPaths.has(path)),
  };
}

function isBlocking({ level, introduced }: HygieneResult): boolean {
  return level === "block" && introduced.some(({ isMinor }) => !isMinor);
}

function conclude(results: readonly HygieneResult[], notExamined: readonly NotExamined[], policy: Policy): Conclusion {
  const introduced = results.filter((result) => result.introduced.length > 0);
  if (introduced.some(isBlocking)) return "failure";
  const isIncomplete = notExamined.some(({ harmless }) => !harmless);
  if (isIncomplete && policy.incomplete === "block") return "failure";
  return isIncomplete || introduced.length > 0 ? "neutral" : "success";
}
