import { block, details } from "./markdown.ts";
import { repositoryUrl } from "./permalink.ts";
import type { RenderContext } from "./render-context.ts";
import type { CredentialVerdict } from "./verdict.ts";

/** Git alone shows what was found, on any machine. */
export function renderReproduction(credential: CredentialVerdict, context: RenderContext): string {
  const { place, ref } = context;
  const [finding] = credential.findings;
  if (!finding) return "";
  const lines = finding.endLine > finding.line ? `${finding.line},${finding.endLine}` : `${finding.line}`;
  const commands = [
    `git clone ${shellWord(`${repositoryUrl(place)}.git`)}`,
    `cd ${shellWord(place.name)}`,
    `git fetch origin ${shellWord(ref)}`,
    finding.place === undefined
      ? `git show ${shellWord(`${finding.commit}:${finding.path}`)} | sed -n '${lines}p'`
      : `git show --format=raw --name-only ${finding.commit}`,
  ];
  return details("See it on your machine", block(commands.join("\n"), "sh"));
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
