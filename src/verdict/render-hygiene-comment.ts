import type { HygieneFinding } from "../hygiene/check.ts";
import { block, code, plain, prose } from "./markdown.ts";
import { pathHash } from "./render-line-comment.ts";
import type { HygieneResult } from "./verdict.ts";

/** The marker names the check, the path and `ordinal` (which of the check's findings in that path it is). */
export function renderHygieneComment(
  { check, level }: HygieneResult,
  { finding, ordinal }: { readonly finding: HygieneFinding; readonly ordinal: number },
): { readonly marker: string; readonly body: string } {
  const marker = `<!-- rekey:hygiene:${check.id}:${pathHash(finding.path)}:${ordinal} -->`;
  const suggestion = finding.suggestion === undefined ? [] : [block(finding.suggestion, "suggestion")];
  const body = [
    `**${prose(finding.message)}** ${prose(check.why)}`,
    prose(check.fix),
    ...suggestion,
    `<sub>Hygiene check ${code(check.id)}, ${level === "block" ? "required by the policy" : "a warning"}. ${plain("The policy may change that.")}</sub>`,
  ].join("\n\n");
  return { marker, body };
}
