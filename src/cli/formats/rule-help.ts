import type { Runbook } from "../../providers/provider.ts";
import type { Description } from "../describe.ts";

type Issuer = Description["issuer"];

/** The provider's runbook as text. */
export function plainHelp({ runbook, references }: Issuer): string {
  const parts = chaptersOf(runbook).map(({ title, steps }) => [`${title}:`, ...steps.map(numbered)].join("\n"));
  return [...parts, ...(references.length > 0 ? [`See ${references.join(", ")}`] : [])].join("\n\n");
}

/** The same as Markdown. Our own sentences, or the policy's: nothing in them comes from what was scanned. */
export function markdownHelp({ runbook, references }: Issuer): string {
  const parts = chaptersOf(runbook).map(({ title, steps }) => [`**${title}**`, "", ...steps.map(numbered)].join("\n"));
  return [...parts, ...(references.length > 0 ? [`See ${references.map((url) => `<${url}>`).join(", ")}`] : [])].join(
    "\n\n",
  );
}

function chaptersOf({ console: page, replace, revoke, audit }: Runbook) {
  return [
    { title: page === undefined ? "Replace" : `Replace (${page})`, steps: replace },
    { title: "Revoke the old one", steps: revoke },
    { title: "Look for misuse", steps: audit },
  ].filter(({ steps }) => steps.length > 0);
}

function numbered(step: string, index: number): string {
  return `${index + 1}. ${step}`;
}
