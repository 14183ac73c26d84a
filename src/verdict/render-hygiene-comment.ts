import type { HygieneFinding } from "../hygiene/check.ts";
import { policyPath } from "../policy/parse-policy.ts";
import { block, code, prose } from "./markdown.ts";
import { textHash } from "./render-line-comment.ts";
import type { HygieneResult } from "./verdict.ts";

/** The marker names the check, the path and what is said of the line; `ordinal` tells apart what would read the same. */
export function renderHygieneComment(
  { check, level }: HygieneResult,
  { finding, ordinal }: { readonly finding: HygieneFinding; readonly ordinal: number },
): { readonly marker: string; readonly body: string } {
  const said = textHash(`${finding.message}\n${finding.suggestion ?? ""}`);
  const marker = `<!-- rekey:hygiene:${check.id}:${textHash(finding.path)}:${said}:${ordinal} -->`;
  const suggestion = finding.suggestion === undefined ? [] : [block(finding.suggestion, "suggestion")];
  const body = [
    `**${prose(finding.message)}** ${prose(check.why)}`,
    prose(check.fix),
    ...suggestion,
    `<sub>Hygiene check ${code(check.id)}, ${level === "block" ? "which blocks" : "a warning"}. ${code(policyPath)} can set it to ${level === "block" ? `${code("warn")} or ` : ""}${code("off")}.</sub>`,
  ].join("\n\n");
  return { marker, body };
}
