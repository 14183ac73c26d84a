import type { NotExamined } from "../change/change.ts";
import { code, plain, prose, table } from "./markdown.ts";
import type { SecretsVerdict } from "./verdict.ts";
import { counted, size } from "./words.ts";

/** Beyond these a count is told; the list must not push everything else off the page. */
const longestList = 200;

/** Nothing is skipped in silence: what was examined, and each thing that was not, with its reason, and what the policy makes of it. */
export function renderCoverage({ coverage, credentials, conclusion }: SecretsVerdict): string {
  const { commits, files, bytes, notExamined } = coverage;
  const open = notExamined.filter(({ harmless }) => !harmless);
  const harmless = notExamined.filter((one) => one.harmless);
  const examined = `**${counted(commits, "commit")}**, **${counted(files, "file version")}**, ${size(bytes)}, and the commits' messages, authors and file names`;
  const parts = [open.length === 0 ? `Examined: ${examined}. Nothing was left out.` : `Examined: ${examined}.`];
  if (open.length > 0) {
    const blocks = credentials.some(({ effect }) => effect === "blocks");
    parts.push(`**Not examined: ${counted(open.length, "item")}**`, notExaminedTable(open));
    if (!blocks) parts.push(conclusion === "failure" ? incompleteBlocks : incompleteWarns);
  }
  if (harmless.length > 0) parts.push("Not of this repository, so not examined:", notExaminedTable(harmless));
  return parts.join("\n\n");
}

const incompleteWarns = `Rekey cannot say that these are clean: please look yourself. The policy lets the merge through (${code("incomplete: warn")}).`;
const incompleteBlocks = `Rekey cannot say that these are clean, and the policy holds the merge until everything can be examined (${code("incomplete: block")}).`;

export function renderVersions(versions: readonly string[]): string {
  return versions.length === 0 ? "" : `<sub>${versions.map((version) => plain(version)).join(" · ")}</sub>`;
}

function notExaminedTable(items: readonly NotExamined[]): string {
  const shown = items.slice(0, longestList).map(({ what, why }) => [code(what), prose(why)]);
  const more = items.length - shown.length;
  return table(["What", "Why"], more > 0 ? [...shown, [`${counted(more, "more item")}`, ""]] : shown);
}
