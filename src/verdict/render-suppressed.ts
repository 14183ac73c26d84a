import { shownPath } from "../change/inner-path.ts";
import { code, plain, prose, table } from "./markdown.ts";
import { commitUrl, permalink, type RepositoryPlace } from "./permalink.ts";
import type { SuppressedBy, SuppressedFinding } from "./verdict.ts";
import { counted, shortSha } from "./words.ts";

const longestList = 100;

/** Suppressed is not hidden: who said so and why stands on the check, for the reviewer to agree or not. */
export function renderSuppressed(suppressed: readonly SuppressedFinding[], place: RepositoryPlace): string {
  if (suppressed.length === 0) return "";
  const rows = suppressed
    .slice(0, longestList)
    .map(({ finding, by }) => [
      `${spotOf(finding, place)} in ${code(shortSha(finding.commit))}`,
      code(finding.ruleId),
      source(by),
      plain(by.reason),
    ]);
  const more = suppressed.length - rows.length;
  const rest = more > 0 ? `\n\n… and ${counted(more, "more", "more")}.` : "";
  return `### Suppressed\n\nFound, and said to be no credential. Who said so, and why:\n\n${table(["Where", "Rule", "By", "Reason"], rows)}${rest}`;
}

function spotOf(finding: SuppressedFinding["finding"], place: RepositoryPlace): string {
  if (finding.place !== undefined) return `[${finding.place}](${commitUrl(place, finding.commit)})`;
  return `[${code(`${shownPath(finding.path)}:${finding.line}`)}](${permalink(place, finding)})`;
}

export function renderNotes(notes: readonly string[]): string {
  if (notes.length === 0) return "";
  return `### Notes\n\n${notes.map((note) => `- ${prose(note)}`).join("\n")}`;
}

function source(by: SuppressedBy): string {
  switch (by.kind) {
    case "inline":
      return `${plain(by.author, 80)}, on the line`;
    case "path":
      return `policy, ${code(by.glob)}`;
    case "fingerprint":
      return "policy, fingerprint";
    default:
      return by satisfies never;
  }
}
