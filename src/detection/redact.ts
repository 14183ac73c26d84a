import type { RuleSet } from "./compile.ts";
import type { Match } from "./finding.ts";
import { scan } from "./scan.ts";

/** The text with a mask in place of each match, and every line where it was: for whatever else is read out of it and shown. */
export function redact(text: string, matches: readonly Match[]): string {
  const pieces: string[] = [];
  let shown = 0;
  for (const { start, end, span, secret } of matches) {
    pieces.push(text.slice(shown, start), secret.mask, "\n".repeat(span.endLine - span.line));
    shown = end;
  }
  pieces.push(text.slice(shown));
  return pieces.join("");
}

/** For names (of files, branches, settings): they are shown and stored, and people put credentials into them. */
export function withoutSecrets(name: string, ruleSet: RuleSet): string {
  const matches = scan(name, ruleSet);
  return matches.length === 0 ? name : redact(name, matches);
}
