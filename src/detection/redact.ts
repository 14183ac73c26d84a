import type { RuleSet } from "./compile.ts";
import type { Match } from "./finding.ts";
import { scan } from "./scan.ts";

/** The text with a mask in place of each match, and every line where it was: for whatever else is read out of it and shown. */
export function redact(text: Buffer, matches: readonly Match[]): string {
  const pieces: string[] = [];
  let shown = 0;
  for (const { start, end, span, secret } of matches) {
    pieces.push(text.toString("utf8", shown, start), secret.mask, "\n".repeat(span.endLine - span.line));
    shown = end;
  }
  pieces.push(text.toString("utf8", shown));
  return pieces.join("");
}

/** For names (of files, branches, settings): they are shown and stored, and people put credentials into them. */
export function withoutSecrets(name: string, ruleSet: RuleSet): string {
  const text = Buffer.from(name);
  const matches = scan(text, ruleSet);
  return matches.length === 0 ? name : redact(text, matches);
}
