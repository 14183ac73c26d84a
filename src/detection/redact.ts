import type { Match } from "./finding.ts";

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
